import { useSignal } from '@preact/signals';
import { Check, Copy, Expand, Share2 } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../kit/button.tsx';
import { copyText } from '../../kit/copy-text.ts';
import { INPUT_LOOK } from '../../kit/field.tsx';
import { QrCode } from '../../kit/qr-code.tsx';
import { QrSheet } from './qr-sheet.tsx';
import { t } from './words.ts';

interface FreshInviteProps {
  readonly link: string;
  /** What it leads to: the room's title, or the server's name. */
  readonly title: string;
  readonly caption: string;
  /** What kind of link it is, where not one of an invitation. */
  readonly label?: string;
  onDone(): void;
}

/** The link of an invitation that was just made: the one time it can be seen. */
export function FreshInvite({ link, title, caption, label = t('the-link'), onDone }: FreshInviteProps) {
  const copied = useSignal(false);
  const large = useSignal(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // The form it takes the place of had the focus.
  useEffect(() => heading.current?.focus(), []);

  async function copy(): Promise<void> {
    copied.value = await copyText(link);
    setTimeout(() => {
      copied.value = false;
    }, 2000);
  }

  return (
    <div class="flex flex-col gap-4 pt-2">
      <div>
        <h3 ref={heading} tabIndex={-1} class="font-semibold text-lg outline-none">
          {t('made-title')}
        </h3>
        <p class="text-muted text-sm">{t('made-text')}</p>
      </div>
      <div class="flex items-center gap-4 max-sm:flex-col">
        <button
          type="button"
          aria-label={t('show-large')}
          class="shrink-0 cursor-zoom-in rounded-md border border-line p-0.5 transition-colors hover:border-edge"
          onClick={() => {
            large.value = true;
          }}
        >
          <QrCode text={link} label={t('qr-of', { link })} class="size-44 rounded-sm" />
        </button>
        <div class="flex w-full min-w-0 flex-col gap-2">
          <input
            readOnly
            aria-label={label}
            value={link}
            onFocus={(event) => event.currentTarget.select()}
            class={`${INPUT_LOOK} h-10 font-mono text-sm`}
          />
          <Button
            look="primary"
            icon={copied.value ? <Check size={16} /> : <Copy size={16} />}
            onClick={copy}
          >
            <span aria-live="polite">{t(copied.value ? 'copied' : 'copy-link')}</span>
          </Button>
          {'share' in navigator && (
            <Button
              icon={<Share2 size={16} />}
              onClick={() => {
                // Closing the system's sheet rejects: that is a choice, not an error.
                navigator.share({ title, url: link }).catch(() => {});
              }}
            >
              {t('share')}
            </Button>
          )}
          <Button
            icon={<Expand size={16} />}
            onClick={() => {
              large.value = true;
            }}
          >
            {t('show-large')}
          </Button>
        </div>
      </div>
      <div class="flex justify-end">
        <Button look="quiet" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
      {large.value && (
        <QrSheet
          link={link}
          title={title}
          caption={caption}
          onClose={() => {
            large.value = false;
          }}
        />
      )}
    </div>
  );
}
