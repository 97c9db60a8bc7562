/** One person in the list: who they are here, and what can be done about them. */
import { Flag, MicOff } from 'lucide-preact';
import { Avatar } from '../../../web/kit/avatar.tsx';
import { BotBadge } from '../../../web/kit/bot-badge.tsx';
import { IconButton } from '../../../web/kit/icon-button.tsx';
import type { MemberRole } from '../types.ts';
import type { Asking } from './asked.tsx';
import { OwnMenu } from './own-menu.tsx';
import { PersonMenu } from './person-menu.tsx';
import { RoleBadge } from './role-badge.tsx';
import type { Row } from './roll.ts';
import { t } from './words.ts';

/** What the rows of the list ask for. */
export interface RowActs {
  onRole(row: Row, role: MemberRole): void;
  onAsk(asking: Asking): void;
  onUnmute(row: Row): void;
  onReport(row: Row): void;
}

interface PersonRowProps extends RowActs {
  readonly row: Row;
  /** Whether this is the person who looks at the list. */
  readonly own: boolean;
  /** What whoever looks at the list may do: nothing, give a role, or all there is. */
  readonly may: 'nothing' | 'role' | 'all';
}

export function PersonRow({ row, own, may, onRole, onAsk, onUnmute, onReport }: PersonRowProps) {
  const name = row.name ?? t('someone');
  return (
    <li class="flex min-h-12 items-center gap-3 rounded-md px-2 py-1">
      <Avatar number={row.number} size={32} />
      <span class="flex min-w-0 flex-1 flex-col">
        <span class="flex min-w-0 items-baseline gap-1.5">
          <span class="min-w-0 font-medium leading-snug [overflow-wrap:anywhere]">
            {name} {own && <span class="font-normal text-muted text-sm">{t('you')}</span>}
          </span>
          <BotBadge number={row.number} />
        </span>
        <span class="flex flex-wrap items-center gap-x-2">
          {row.role ? (
            <RoleBadge role={row.role} />
          ) : (
            <span class="text-muted text-xs">{t('role-visitor')}</span>
          )}
          {row.muted && (
            <span class="inline-flex items-center gap-1 text-danger text-xs">
              <MicOff size={12} aria-hidden="true" />
              {t('is-muted')}
            </span>
          )}
        </span>
      </span>
      {!own && (
        <IconButton
          label={t('report', { name })}
          tip="none"
          icon={<Flag size={16} />}
          onClick={() => onReport(row)}
        />
      )}
      {own && row.role && (
        <OwnMenu
          role={row.role}
          onStepDown={() => onAsk({ what: 'down' })}
          onLeave={() => onAsk({ what: 'leave' })}
        />
      )}
      {!own && may !== 'nothing' && (
        <PersonMenu
          row={row}
          name={name}
          mayAct={may === 'all'}
          onRole={(role) => onRole(row, role)}
          onAct={(what) => onAsk({ what, person: row.number })}
          onUnmute={() => onUnmute(row)}
        />
      )}
    </li>
  );
}
