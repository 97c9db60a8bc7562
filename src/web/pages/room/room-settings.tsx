import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { MembersModel } from '../../../activities/members/panel/members-model.ts';
import { RoomRules } from '../../../activities/members/panel/room-rules.tsx';
import type { MuralView } from '../../../activities/mural/types.ts';
import type { RoomDetails, RoomInfo } from '../../../client/types.ts';
import { api } from '../../kit/connection.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { DialogForm } from '../../kit/dialog-form.tsx';
import { Field, Select } from '../../kit/field.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { toast } from '../../kit/toast.tsx';
import { useSending } from '../../kit/use-sending.ts';
import { COOLDOWNS, cooldownWords } from '../cooldowns.ts';
import { VisibilityChoice } from '../visibility-choice.tsx';
import { t } from '../words.ts';
import { EmptyMural } from './empty-mural.tsx';
import { PaletteEditor } from './palette-editor.tsx';
import { doOnce } from './room-commands.ts';

interface RoomSettingsProps {
  readonly room: RoomDetails;
  readonly members: MembersModel;
  readonly open: boolean;
  onChange(): void;
  onClose(): void;
}

export function RoomSettings({ room, members, open, onChange, onClose }: RoomSettingsProps) {
  return (
    <Dialog open={open} title={t('room-settings')} onClose={onClose} wide>
      <RoomForm room={room} members={members} onChange={onChange} onClose={onClose} />
    </Dialog>
  );
}

function RoomForm({ room, members, onChange, onClose }: Omit<RoomSettingsProps, 'open'>) {
  const title = useSignal(room.title);
  const visibility = useSignal<RoomInfo['visibility']>(room.visibility);
  const mural = useSignal<MuralView | null>(null);
  const cooldown = useSignal('');
  const palette = useSignal<readonly string[]>([]);
  const reading = useSending();

  useEffect(() => {
    void reading.send(async () => {
      const view = await api.mural(room.code);
      mural.value = view;
      cooldown.value = String(view.cooldown);
      palette.value = view.palette;
    });
  }, []);

  async function save(): Promise<void> {
    const view = mural.value;
    if (title.value !== room.title || visibility.value !== room.visibility)
      await api.changeRoom(room.code, { title: title.value.trim(), visibility: visibility.value });
    const change = {
      ...(view && Number(cooldown.value) !== view.cooldown ? { cooldown: Number(cooldown.value) } : {}),
      ...(view && palette.value.join() !== view.palette.join() ? { palette: palette.value } : {}),
    };
    if (Object.keys(change).length > 0) await doOnce(room.code, 'mural', { type: 'configure', ...change });
    onChange();
    onClose();
    toast({ text: t('saved'), tone: 'good' });
  }

  const waits = COOLDOWNS.some((seconds) => String(seconds) === cooldown.value)
    ? COOLDOWNS
    : [...COOLDOWNS, Number(cooldown.value)];
  return (
    <div class="flex flex-col gap-5 pt-2">
      <DialogForm verb={t('save')} ready={title.value.trim() !== ''} send={save} onClose={onClose}>
        <Field
          label={t('title')}
          value={title.value}
          maxLength={60}
          required
          onInput={(event) => {
            title.value = event.currentTarget.value;
          }}
        />
        <VisibilityChoice value={visibility} />
        {mural.value && (
          <>
            <Select
              label={t('cooldown')}
              value={cooldown.value}
              onChange={(value) => {
                cooldown.value = value;
              }}
              options={waits.map((seconds) => ({ value: String(seconds), label: cooldownWords(seconds) }))}
            />
            <PaletteEditor
              kept={mural.value.palette.length}
              colors={palette.value}
              onChange={(colors) => {
                palette.value = colors;
              }}
            />
          </>
        )}
        {reading.refusal && (
          <p role="alert" class="text-danger text-sm">
            {refusalWords(reading.refusal)}
          </p>
        )}
      </DialogForm>
      <RoomRules model={members} />
      <EmptyMural room={room} canComeBack={mural.value?.unreset ?? false} onClose={onClose} />
    </div>
  );
}
