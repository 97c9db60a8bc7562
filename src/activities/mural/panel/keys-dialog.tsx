import { t } from './words.ts';

export function KeysDialog() {
  const rows: readonly (readonly [string, string])[] = [
    [t('arrows'), t('key-move')],
    [`Shift + ${t('arrows')}`, t('key-far')],
    [`Enter, ${t('space')}`, t('key-paint')],
    ['+ −', t('key-zoom')],
    ['Home', t('key-all')],
    ['1 … 9, 0', t('key-colors')],
    ['[ ]', t('key-next')],
    ['I, Alt', t('key-pick')],
    ['G', t('key-go')],
    ['B, H', t('key-tools')],
    [`${t('space')} + ${t('drag')}`, t('key-drag')],
    ['Ctrl + Z, Ctrl + Shift + Z', t('key-undo')],
    ['M', t('key-map')],
    ['?', t('key-help')],
  ];
  return (
    <dl class="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 pt-2 text-sm">
      {rows.map(([keys, what]) => (
        <div key={keys} class="col-span-2 grid grid-cols-subgrid">
          <dt>
            <kbd class="rounded-sm bg-sunken px-1.5 py-0.5 font-sans text-muted">{keys}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
