import { useSignal } from '@preact/signals';
import type { DeskRoom } from '../../../../client/desk.ts';
import { attempt } from '../../../kit/attempt.ts';
import { Button } from '../../../kit/button.tsx';
import { Field, Select } from '../../../kit/field.tsx';
import { desk } from '../desk.ts';
import { t } from '../words.ts';

/** The room everybody starts in is always public. */
const PUBLIC_CODE = 'PARK';

export function RoomForm({ room, onChange }: { readonly room: DeskRoom; onChange(): void }) {
  const title = useSignal(room.title);
  const visibility = useSignal(room.visibility);
  const busy = useSignal(false);
  const changed = title.value.trim() !== room.title || visibility.value !== room.visibility;

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    if (!changed || busy.value) return;
    busy.value = true;
    const done = await attempt(
      () =>
        desk.changeRoom(room.code, {
          ...(title.value.trim() !== room.title && { title: title.value }),
          ...(visibility.value !== room.visibility && { visibility: visibility.value }),
        }),
      t('saved'),
    );
    busy.value = false;
    if (done) onChange();
  }

  return (
    <form onSubmit={save} class="flex flex-wrap items-end gap-3">
      <Field
        label={t('title')}
        value={title.value}
        maxLength={60}
        class="flex-1 basis-48"
        onInput={(event) => {
          title.value = event.currentTarget.value;
        }}
      />
      {room.code !== PUBLIC_CODE && (
        <Select
          label={t('visibility')}
          value={visibility.value}
          options={(['public', 'unlisted', 'private'] as const).map((value) => ({
            value,
            label: t(`visibility-${value}`),
          }))}
          onChange={(to) => {
            visibility.value = to;
          }}
        />
      )}
      <Button type="submit" busy={busy.value} disabled={!changed}>
        {t('save')}
      </Button>
    </form>
  );
}
