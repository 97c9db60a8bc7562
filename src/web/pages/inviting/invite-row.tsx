import type { Invite } from '../../../client/invites.ts';
import { me } from '../../kit/connection.ts';
import { ago, figure } from '../../kit/dates.ts';
import { RevokeButton } from '../../kit/revoke-button.tsx';
import { roleWords } from './role-words.ts';
import { t } from './words.ts';

interface InviteRowProps {
  readonly invite: Invite;
  readonly now: number;
  onRevoke(): Promise<void>;
}

export function InviteRow({ invite, now, onRevoke }: InviteRowProps) {
  const { role, label, state } = invite;
  const what = label || roleWords(role);
  const open = state === 'open';
  const facts = [
    label && roleWords(role),
    usedWords(invite),
    open && endWords(invite, now),
    makerWords(invite),
  ];
  return (
    <li class="flex items-center gap-3 border-line border-t py-2.5 first:border-t-0">
      <div class={`min-w-0 flex-1 ${open ? '' : 'text-muted'}`}>
        <p class="truncate font-medium">
          {what}
          {!open && (
            <span class="ml-2 rounded-sm bg-sunken px-1.5 py-0.5 font-normal text-xs">
              {t(`state-${state}`)}
            </span>
          )}
        </p>
        <p class="text-muted text-sm">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      {open && (
        <RevokeButton
          verb={t('revoke')}
          label={t('revoke-this', { what })}
          title={t('revoke-title', { what })}
          text={t('revoke-text')}
          onRevoke={onRevoke}
        />
      )}
    </li>
  );
}

function usedWords({ uses, maxUses }: Invite): string {
  if (maxUses === null) return t('used', { count: uses });
  return t('used-of', { uses: figure(uses), max: figure(maxUses) });
}

function endWords({ expiresAt }: Invite, now: number): string | null {
  if (expiresAt === null) return null;
  const when = ago(expiresAt, now);
  return when === null ? t('ends-soon') : t('ends', { when });
}

function makerWords({ by }: Invite): string {
  if (by === null) return t('by-house');
  if (by.number === me.value?.number) return t('by-me');
  return by.name === '' ? t('by-nobody') : t('by', { name: by.name });
}
