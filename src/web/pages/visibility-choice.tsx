import type { Signal } from '@preact/signals';
import type { RoomInfo } from '../../client/types.ts';
import { Choice } from '../kit/choice.tsx';
import { t } from './words.ts';

/** Who may see a room, in the forms of its master. */
export function VisibilityChoice({ value }: { readonly value: Signal<RoomInfo['visibility']> }) {
  return (
    <Choice
      legend={t('visibility')}
      value={value.value}
      onChange={(to) => {
        value.value = to;
      }}
      options={(['public', 'unlisted', 'private'] as const).map((one) => ({
        value: one,
        label: t(`visibility-${one}`),
        hint: t(`visibility-${one}-hint`),
      }))}
    />
  );
}
