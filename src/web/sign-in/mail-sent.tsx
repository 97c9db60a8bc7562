import { useSignal } from '@preact/signals';
import { MailCheck } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { isRefusal } from '../../activities/activity.ts';
import { Button } from '../kit/button.tsx';
import { api } from '../kit/connection.ts';
import { language } from '../kit/i18n.ts';
import { whileSeen } from '../kit/while-seen.ts';
import type { SentMail } from './mail-form.tsx';
import { mailRefusalWords } from './mail-refusal-words.ts';
import { t } from './words.ts';

/** Mail takes its time; in s. */
const PATIENCE = 30;
/** How often to look whether the link was used, in ms. */
const LOOK_EVERY = 3_000;

interface MailSentProps {
  readonly sent: SentMail;
  readonly back: string;
  /** While developing: the page where the mail can be read. */
  readonly mailPage: string | null;
  /** Whether the link was used meanwhile, elsewhere; whoever calls goes on then. */
  readonly look: () => Promise<void>;
  /** With another address. */
  onAnother(): void;
}

/** A link is on its way: where it is, and what to do if it does not come. */
export function MailSent({ sent, back, mailPage, look, onAnother }: MailSentProps) {
  const left = useSignal(PATIENCE);
  const again = useSignal('');
  const trouble = useSignal('');
  const busy = useSignal(false);
  const title = useRef<HTMLHeadingElement>(null);

  useEffect(() => title.current?.focus(), []);
  useEffect(() => whileSeen(LOOK_EVERY, look), [look]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (left.value > 0) left.value--;
    }, 1000);
    return () => clearInterval(timer);
  }, []);

  async function sendAgain(): Promise<void> {
    busy.value = true;
    again.value = '';
    trouble.value = '';
    try {
      await api.askForLink(sent.email, back, language.value);
      again.value = t('sent-again');
    } catch (error) {
      if (!isRefusal(error)) throw error;
      trouble.value = mailRefusalWords(error);
    } finally {
      left.value = PATIENCE;
      busy.value = false;
    }
  }

  return (
    <div class="flex flex-col gap-4">
      <div class="flex items-start gap-3.5">
        <MailCheck size={30} strokeWidth={1.6} class="mt-0.5 shrink-0 text-accent" aria-hidden="true" />
        <div class="min-w-0">
          <h2 ref={title} tabIndex={-1} class="font-semibold text-lg outline-none">
            {t('look-into-mailbox')}
          </h2>
          <p class="text-muted">
            {t('sent-to')} <strong class="break-words font-semibold text-ink">{sent.email}</strong>
            {'. '}
            {t('sent-rules', { minutes: sent.minutes })}
          </p>
        </div>
      </div>
      {mailPage !== null && (
        <p class="rounded-md bg-tint px-3.5 py-2.5 text-sm">
          {t('drawer')}{' '}
          <a
            href={mailPage}
            target="_blank"
            rel="noreferrer"
            class="font-medium text-accent underline underline-offset-2"
          >
            {t('read-it-here')}
          </a>
        </p>
      )}
      <div class="flex flex-col gap-2 border-line border-t pt-4">
        <p class="font-medium text-sm">{t('nothing-came')}</p>
        <p class="text-muted text-sm">{t('nothing-came-text')}</p>
        <div class="mt-1 grid gap-2 sm:flex">
          <Button size="sm" busy={busy.value} disabled={left.value > 0} onClick={sendAgain}>
            {left.value > 0 ? t('send-again-in', { count: left.value }) : t('send-again')}
          </Button>
          <Button size="sm" look="quiet" onClick={onAnother}>
            {t('another-address')}
          </Button>
        </div>
        <p role="status" class="text-sm empty:hidden">
          {trouble.value ? <span class="text-danger">{trouble.value}</span> : again.value}
        </p>
      </div>
    </div>
  );
}
