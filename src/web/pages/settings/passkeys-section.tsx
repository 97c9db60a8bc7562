import { useSignal } from '@preact/signals';
import { KeyRound, Pencil, Plus, Trash2 } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../../activities/activity.ts';
import type { Passkey } from '../../../client/types.ts';
import { Button } from '../../kit/button.tsx';
import { Confirm } from '../../kit/confirm.tsx';
import { api, becameMe } from '../../kit/connection.ts';
import { ago } from '../../kit/dates.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { IconButton } from '../../kit/icon-button.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { Spinner } from '../../kit/spinner.tsx';
import { toast } from '../../kit/toast.tsx';
import { makePasskey } from '../../passkeys/ceremony.ts';
import { deviceLabel } from '../../passkeys/device-label.ts';
import { obstacle } from '../../passkeys/obstacle.ts';
import { ObstacleNote } from '../../passkeys/obstacle-note.tsx';
import { t } from '../../passkeys/words.ts';
import { Section } from './section.tsx';

interface Kept {
  readonly passkeys: readonly Passkey[];
  readonly otherWays: number;
}

/** One's passkeys: made, named and removed here. */
export function PasskeysSection() {
  const kept = useSignal<Kept | null>(null);
  const trouble = useSignal('');
  const busy = useSignal(false);
  const renaming = useSignal<Passkey | null>(null);
  const removing = useSignal<Passkey | null>(null);
  const inTheWay = obstacle();

  async function attempt(work: () => Promise<void>): Promise<void> {
    trouble.value = '';
    try {
      await work();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      trouble.value = refusalWords(error);
    }
  }
  const load = () =>
    attempt(async () => {
      kept.value = await api.passkeys();
    });
  useEffect(() => void load(), []);

  async function add(): Promise<void> {
    busy.value = true;
    await attempt(async () => {
      const taken = kept.value?.passkeys.map(({ label }) => label) ?? [];
      const made = await makePasskey(deviceLabel(navigator.userAgent, taken, t('some-passkey')));
      if (typeof made === 'string') {
        trouble.value = t(`passkey-${made}`);
        return;
      }
      toast({ text: t('added-passkey', { label: made.label }), tone: 'good' });
      becameMe(await api.me());
      await load();
    });
    busy.value = false;
  }

  async function remove(): Promise<void> {
    const passkey = removing.value;
    if (!passkey) return;
    await attempt(async () => {
      await api.removePasskey(passkey.id);
      toast({ text: t('removed-passkey', { label: passkey.label }) });
      await load();
    });
  }

  const last = kept.value?.passkeys.length === 1 && kept.value.otherWays === 0;
  const first = kept.value?.passkeys.length === 0 && kept.value.otherWays === 0;
  return (
    <Section id="passkeys" title={t('passkeys')}>
      <p class="text-muted">{t(first ? 'passkeys-claim' : 'passkeys-text')}</p>
      {kept.value === null && trouble.value === '' && (
        <p role="status" class="flex items-center gap-2 text-muted">
          <Spinner /> {t('loading-passkeys')}
        </p>
      )}
      {kept.value && kept.value.passkeys.length > 0 && (
        <ul class="flex flex-col divide-y divide-line">
          {kept.value.passkeys.map((passkey) => (
            <li key={passkey.id} class="flex items-center gap-3 py-2.5">
              <KeyRound size={20} class="shrink-0 text-muted" aria-hidden="true" />
              <div class="min-w-0 flex-1">
                <p class="truncate font-medium">{passkey.label}</p>
                <p class="text-muted text-sm">{historyOf(passkey)}</p>
              </div>
              <IconButton
                label={t('rename-passkey', { label: passkey.label })}
                tip="end"
                icon={<Pencil size={17} />}
                onClick={() => {
                  renaming.value = passkey;
                }}
              />
              <IconButton
                label={t('remove-passkey', { label: passkey.label })}
                tip="end"
                icon={<Trash2 size={17} />}
                onClick={() => {
                  removing.value = passkey;
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {inTheWay ? (
        <ObstacleNote obstacle={inTheWay} />
      ) : (
        <Button class="self-start" icon={<Plus size={18} />} busy={busy.value} onClick={add}>
          {t('add-passkey')}
        </Button>
      )}
      <p role="status" class="-mt-2 text-danger text-sm empty:hidden">
        {trouble.value}
      </p>
      <Confirm
        open={removing.value !== null}
        title={t('remove-passkey-title', { label: removing.value?.label ?? '' })}
        text={t(last ? 'remove-last-text' : 'remove-passkey-text')}
        verb={t('remove-verb')}
        onConfirm={remove}
        onClose={() => {
          removing.value = null;
        }}
      />
      {renaming.value && (
        <RenameDialog
          passkey={renaming.value}
          onDone={load}
          onClose={() => {
            renaming.value = null;
          }}
        />
      )}
    </Section>
  );
}

function historyOf({ createdAt, usedAt }: Passkey): string {
  const now = Date.now();
  const when = ago(createdAt, now) ?? t('just-now');
  if (usedAt === createdAt) return t('passkey-made', { when });
  return t('passkey-made-and-used', { when, used: ago(usedAt, now) ?? t('just-now') });
}

interface RenameDialogProps {
  readonly passkey: Passkey;
  onDone(): Promise<void>;
  onClose(): void;
}

function RenameDialog({ passkey, onDone, onClose }: RenameDialogProps) {
  const label = useSignal(passkey.label);
  const refusal = useSignal<Refusal | null>(null);

  async function rename(): Promise<void> {
    try {
      await api.renamePasskey(passkey.id, label.value);
      await onDone();
      onClose();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
    }
  }

  return (
    <Dialog open title={t('rename-passkey-title')} onClose={onClose}>
      <form
        class="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        <Field
          label={t('passkey-label')}
          hint={t('passkey-label-hint')}
          value={label.value}
          maxLength={60}
          required
          autofocus
          error={refusal.value && refusalWords(refusal.value)}
          onInput={(event) => {
            label.value = event.currentTarget.value;
            refusal.value = null;
          }}
        />
        <Button type="submit" look="primary" class="self-end" disabled={label.value.trim() === ''}>
          {t('rename')}
        </Button>
      </form>
    </Dialog>
  );
}
