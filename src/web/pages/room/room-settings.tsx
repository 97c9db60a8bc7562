import { useSignal } from '@preact/signals';
import { RotateCcw, Trash2 } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../../activities/activity.ts';
import type { MembersModel } from '../../../activities/members/panel/members-model.ts';
import { RoomRules } from '../../../activities/members/panel/room-rules.tsx';
import type { MuralView } from '../../../activities/mural/types.ts';
import type { RoomDetails, RoomInfo } from '../../../client/types.ts';
import { Button } from '../../kit/button.tsx';
import { Choice } from '../../kit/choice.tsx';
import { Confirm } from '../../kit/confirm.tsx';
import { api } from '../../kit/connection.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { Field, Select } from '../../kit/field.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { toast } from '../../kit/toast.tsx';
import { COOLDOWNS, cooldownWords } from '../cooldowns.ts';
import { t } from '../words.ts';
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
  const refusal = useSignal<Refusal | null>(null);
  const busy = useSignal(false);
  const resetting = useSignal(false);

  async function read(): Promise<void> {
    await attempt(async () => {
      const view = await api.mural(room.code);
      mural.value = view;
      cooldown.value = String(view.cooldown);
      palette.value = view.palette;
    });
  }
  useEffect(() => {
    void read();
  }, []);

  async function attempt(what: () => Promise<void>): Promise<boolean> {
    busy.value = true;
    refusal.value = null;
    try {
      await what();
      return true;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
      return false;
    } finally {
      busy.value = false;
    }
  }

  async function save(): Promise<void> {
    const view = mural.value;
    const saved = await attempt(async () => {
      if (title.value !== room.title || visibility.value !== room.visibility)
        await api.changeRoom(room.code, { title: title.value.trim(), visibility: visibility.value });
      const change = {
        ...(view && Number(cooldown.value) !== view.cooldown ? { cooldown: Number(cooldown.value) } : {}),
        ...(view && palette.value.join() !== view.palette.join() ? { palette: palette.value } : {}),
      };
      if (Object.keys(change).length > 0) await doOnce(room.code, 'mural', { type: 'configure', ...change });
    });
    if (!saved) return;
    onChange();
    onClose();
    toast({ text: t('saved'), tone: 'good' });
  }

  /** Also called from the notice after a reset, when this form is gone. */
  async function bringBack(): Promise<void> {
    try {
      await api.unresetMural(room.code);
      toast({ text: t('brought-back'), tone: 'good' });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast({ text: refusalWords(error), tone: 'bad' });
    }
    onClose();
  }

  const waits = COOLDOWNS.some((seconds) => String(seconds) === cooldown.value)
    ? COOLDOWNS
    : [...COOLDOWNS, Number(cooldown.value)];
  return (
    <form
      class="flex flex-col gap-5 pt-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label={t('title')}
        value={title.value}
        maxLength={60}
        required
        onInput={(event) => {
          title.value = event.currentTarget.value;
        }}
      />
      <Choice
        legend={t('visibility')}
        value={visibility.value}
        onChange={(value) => {
          visibility.value = value;
        }}
        options={(['public', 'unlisted', 'private'] as const).map((value) => ({
          value,
          label: t(`visibility-${value}`),
          hint: t(`visibility-${value}-hint`),
        }))}
      />
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
      {refusal.value && (
        <p role="alert" class="text-danger text-sm">
          {refusalWords(refusal.value)}
        </p>
      )}
      <div class="flex justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" look="primary" busy={busy.value} disabled={title.value.trim() === ''}>
          {t('save')}
        </Button>
      </div>

      <RoomRules model={members} />

      <section class="-mx-5 flex flex-col gap-3 border-line border-t px-5 pt-5">
        <h3 class="font-semibold">{t('reset-mural')}</h3>
        <p class="text-muted text-sm">{t('reset-text')}</p>
        <div class="flex flex-wrap gap-2">
          <Button
            look="danger"
            icon={<Trash2 size={16} />}
            onClick={() => {
              resetting.value = true;
            }}
          >
            {t('reset-mural')}
          </Button>
          {mural.value?.unreset && (
            <Button icon={<RotateCcw size={16} />} busy={busy.value} onClick={bringBack}>
              {t('bring-back')}
            </Button>
          )}
        </div>
      </section>
      <Confirm
        open={resetting.value}
        title={t('reset-title', { title: room.title })}
        text={t('reset-text')}
        verb={t('reset-verb')}
        onClose={() => {
          resetting.value = false;
        }}
        onConfirm={async () => {
          if (!(await attempt(async () => void (await api.resetMural(room.code))))) return;
          // The notice with the way back would lie behind this dialog.
          onClose();
          toast({
            text: t('was-reset'),
            action: { label: t('bring-back'), run: () => void bringBack() },
            stay: 15_000,
          });
        }}
      />
    </form>
  );
}
