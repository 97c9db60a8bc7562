import { Dialog } from '../../../web/kit/dialog.tsx';
import type { DialogProps } from './dialog-props.ts';
import { t } from './words.ts';

const KEYS = [
  ['← ↑ ↓ →', 'key-arrows'],
  ['Enter', 'key-enter'],
  ['Esc', 'key-escape'],
  ['D', 'key-d'],
  ['P', 'key-p'],
  ['T', 'key-t'],
  ['F', 'key-f'],
  ['M', 'key-m'],
  ['G', 'key-g'],
  ['S', 'key-s'],
  ['X', 'key-x'],
  ['K', 'key-k'],
  ['R', 'key-r'],
  ['H', 'key-h'],
  ['U', 'key-u'],
  ['L', 'key-l'],
  ['?', 'key-help'],
] as const;

export function HelpDialog({ close }: DialogProps) {
  return (
    <Dialog open title={t('help')} onClose={close} wide>
      <h3 class="mb-1.5 font-semibold text-sm">{t('help-mouse')}</h3>
      <ul class="mb-4 list-disc space-y-1 pl-5 text-sm">
        {(['help-drag', 'help-tap', 'help-double', 'help-pan'] as const).map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      <h3 class="mb-1.5 font-semibold text-sm">{t('help-keys')}</h3>
      <dl class="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[auto_1fr_auto_1fr]">
        {KEYS.map(([key, words]) => (
          <div key={key} class="contents">
            <dt>
              <kbd class="rounded-sm border border-edge/60 bg-sunken px-1.5 py-0.5 font-mono text-xs">
                {key}
              </kbd>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
