import { useSignal } from '@preact/signals';
import type { Invite } from '../../../client/invites.ts';
import { Choice } from '../../kit/choice.tsx';
import { DialogForm } from '../../kit/dialog-form.tsx';
import { Field, Select } from '../../kit/field.tsx';
import { invitesApi } from './api.ts';
import { type ChosenRole, rolesToGive, toInviteRole } from './role-words.ts';
import { t } from './words.ts';

export interface Fresh {
  readonly invite: Invite;
  readonly token: string;
}

interface InviteFormProps {
  /** Its code; null for the server. */
  readonly room: string | null;
  /** My own role there; null for the server. */
  readonly role: string | null;
  /** Where nothing else is there to go back to, it cannot be cancelled. */
  readonly onCancel: (() => void) | null;
  onMade(made: Fresh): void;
}

const USES = ['1', '5', '30', '100', ''] as const;
const HOURS = ['1', '24', '168', '720', ''] as const;
const DAY = 24;

export function InviteForm({ room, role, onCancel, onMade }: InviteFormProps) {
  const roles = rolesToGive(role);
  const chosen = useSignal<ChosenRole>(roles.includes('player') ? 'player' : (roles[0] ?? 'watcher'));
  const uses = useSignal<string>(room === null ? '1' : '');
  const hours = useSignal<string>('168');
  const label = useSignal('');
  /** Whoever holds such a link looks after the server: it never is for anybody, or for ever. */
  const bounded = chosen.value === 'moderator' || chosen.value === 'admin';

  async function make(): Promise<void> {
    const wish = {
      role: toInviteRole(chosen.value),
      label: label.value.trim(),
      maxUses: uses.value === '' ? null : Number(uses.value),
      hours: hours.value === '' ? null : Number(hours.value),
    };
    onMade(await invitesApi.make(room, wish));
  }

  return (
    <DialogForm verb={t('make')} send={make} onClose={onCancel}>
      <Choice
        legend={t('arrive-as')}
        value={chosen.value}
        columns={roles.length === 2 ? 2 : 3}
        onChange={(value) => {
          chosen.value = value;
          if (value !== 'moderator' && value !== 'admin') return;
          if (uses.value === '') uses.value = '1';
          if (hours.value === '') hours.value = '168';
        }}
        options={roles.map((value) => ({
          value,
          label: t(`role-${value}`),
          hint: t(`role-${value}-hint`),
        }))}
      />
      <div class="grid gap-x-3 gap-y-5 sm:grid-cols-2">
        <Select
          label={t('how-many')}
          value={uses.value}
          onChange={(value) => {
            uses.value = value;
          }}
          options={USES.filter((value) => !bounded || value !== '').map((value) => ({
            value: value as string,
            label: value === '' ? t('any-number') : t('people', { count: Number(value) }),
          }))}
        />
        <Select
          label={t('until')}
          value={hours.value}
          onChange={(value) => {
            hours.value = value;
          }}
          options={HOURS.filter((value) => !bounded || value !== '').map((value) => ({
            value: value as string,
            label: spanWords(value),
          }))}
        />
      </div>
      <Field
        label={t('label')}
        hint={t('label-hint')}
        placeholder={t('label-example')}
        value={label.value}
        maxLength={60}
        onInput={(event) => {
          label.value = event.currentTarget.value;
        }}
      />
    </DialogForm>
  );
}

function spanWords(hours: string): string {
  if (hours === '') return t('until-revoked');
  const count = Number(hours);
  return count < DAY ? t('hours', { count }) : t('days', { count: count / DAY });
}
