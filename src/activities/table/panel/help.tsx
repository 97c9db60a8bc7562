import { Dialog } from '../../../web/kit/dialog.tsx';
import type { DialogProps } from './dialog-props.ts';
import { KEYS } from './keys.ts';
import { t } from './words.ts';

/** Keys that mean the same everywhere on a page. */
const COMMON = [
  { shown: '← ↑ ↓ →', words: 'key-arrows' },
  { shown: 'Enter', words: 'key-enter' },
  { shown: 'Esc', words: 'key-escape' },
  { shown: '⇧ F10', words: 'key-menu' },
] as const;

const GESTURES = [
  ...([
    'help-drag',
    'help-under',
    'help-tap',
    'help-double',
    'help-long',
    'help-several',
    'help-hand',
  ] as const),
  'help-pan',
] as const;

export function HelpDialog({ close }: DialogProps) {
  return (
    <Dialog open title={t('help')} onClose={close} wide>
      <h3 class="mb-1.5 font-semibold text-sm">{t('help-mouse')}</h3>
      <ul class="mb-5 list-disc space-y-1 pl-5 text-sm">
        {GESTURES.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      <h3 class="mb-1.5 font-semibold text-sm">{t('help-keys')}</h3>
      <dl class="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[auto_1fr_auto_1fr]">
        {[...COMMON, ...KEYS].map(({ shown, words }) => (
          <div key={shown} class="contents">
            <dt>
              <kbd class="whitespace-nowrap rounded-sm border border-edge/60 bg-sunken px-1.5 py-0.5 font-mono text-xs">
                {shown}
              </kbd>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
