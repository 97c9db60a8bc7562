import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import '../../../activities/mural/panel/refusals.ts';
import { PALETTES } from '../../../activities/mural/palettes.ts';
import type { NewRoom, RoomInfo } from '../../../client/types.ts';
import { Choice } from '../../kit/choice.tsx';
import { api } from '../../kit/connection.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { DialogForm } from '../../kit/dialog-form.tsx';
import { Field, Select } from '../../kit/field.tsx';
import { askName } from '../../name/ask-name.ts';
import { COOLDOWNS, cooldownWords } from '../cooldowns.ts';
import { keepInvite } from '../invites.ts';
import { paletteWords } from '../palette-words.ts';
import { VisibilityChoice } from '../visibility-choice.tsx';
import { t } from '../words.ts';
import { IfMayMake } from './if-may-make.tsx';
import { PaletteStrip } from './palette-strip.tsx';

interface CreateRoomProps {
  readonly open: boolean;
  onClose(): void;
}

type Size = 'mural' | 'sketch' | 'custom';
const SMALLEST = 16;
const LARGEST = 4096;

export function CreateRoom({ open, onClose }: CreateRoomProps) {
  return (
    <Dialog open={open} title={t('create-title')} onClose={onClose} wide>
      <IfMayMake>
        <CreateForm onClose={onClose} />
      </IfMayMake>
    </Dialog>
  );
}

function CreateForm({ onClose }: { onClose(): void }) {
  const title = useSignal('');
  const size = useSignal<Size>('mural');
  const width = useSignal('200');
  const height = useSignal('200');
  const palette = useSignal(PALETTES[0]?.id ?? '');
  const cooldown = useSignal<string | null>(null);
  const visibility = useSignal<RoomInfo['visibility']>('unlisted');
  const { route } = useLocation();

  /** What the size suggests until the person chooses: a sketch is for drawing freely. */
  const wait = cooldown.value ?? (size.value === 'mural' ? '5' : '0');
  const colors = PALETTES.find(({ id }) => id === palette.value)?.colors ?? [];

  function wish(): NewRoom {
    return {
      title: title.value.trim(),
      visibility: visibility.value,
      preset: size.value === 'sketch' ? 'sketch' : 'mural',
      mural: {
        ...(size.value === 'custom' ? { width: Number(width.value), height: Number(height.value) } : {}),
        palette: colors,
        cooldown: Number(wait),
      },
    };
  }

  async function create(): Promise<void> {
    if (!(await askName())) return;
    const room = await api.createRoom(wish());
    if (room.invite) keepInvite(room.code, room.invite);
    onClose();
    route(`/r/${room.code}`);
  }

  return (
    <DialogForm verb={t('create-verb')} ready={title.value.trim() !== ''} send={create} onClose={onClose}>
      <Field
        label={t('title')}
        value={title.value}
        maxLength={60}
        required
        autofocus
        placeholder={t('title-example')}
        onInput={(event) => {
          title.value = event.currentTarget.value;
        }}
      />
      <Choice
        legend={t('size')}
        value={size.value}
        onChange={(value) => {
          size.value = value;
        }}
        options={[
          { value: 'mural', label: t('size-mural'), hint: '1000 × 1000' },
          { value: 'sketch', label: t('size-sketch'), hint: '50 × 50' },
          { value: 'custom', label: t('size-custom'), hint: `${SMALLEST} – ${LARGEST}` },
        ]}
      />
      {size.value === 'custom' && (
        <div class="-mt-2 grid grid-cols-2 gap-3">
          {[['width', width] as const, ['height', height] as const].map(([name, value]) => (
            <Field
              key={name}
              label={t(name)}
              type="number"
              inputMode="numeric"
              min={SMALLEST}
              max={LARGEST}
              step={1}
              required
              value={value.value}
              onInput={(event) => {
                value.value = event.currentTarget.value;
              }}
            />
          ))}
        </div>
      )}
      <div class="grid gap-x-3 gap-y-5 sm:grid-cols-2">
        <div>
          <Select
            label={t('palette')}
            value={palette.value}
            onChange={(value) => {
              palette.value = value;
            }}
            options={PALETTES.map(({ id, colors }) => ({
              value: id,
              label: `${paletteWords(id)} · ${t('colors', { count: colors.length })}`,
            }))}
          />
          <PaletteStrip colors={colors} />
        </div>
        <Select
          label={t('cooldown')}
          hint={t(wait === '0' ? 'cooldown-none-hint' : 'cooldown-hint')}
          value={wait}
          onChange={(value) => {
            cooldown.value = value;
          }}
          options={COOLDOWNS.map((seconds) => ({ value: String(seconds), label: cooldownWords(seconds) }))}
        />
      </div>
      <VisibilityChoice value={visibility} />
    </DialogForm>
  );
}
