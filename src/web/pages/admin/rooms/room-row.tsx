import { EyeOff, Lock } from 'lucide-preact';
import type { DeskRoom } from '../../../../client/desk.ts';
import { ago, figure } from '../../../kit/dates.ts';
import { Tag } from '../list-parts.tsx';
import { t } from '../words.ts';

export function RoomRow({ room, onOpen }: { readonly room: DeskRoom; onOpen(): void }) {
  const { code, title, visibility, owner, ownerName, here, entries, usedAt, archivedAt } = room;
  return (
    <li class="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-4 py-2.5 hover:bg-ink/4 lg:grid-cols-[minmax(0,1fr)_9rem_6rem_7rem_8rem]">
      <div class="flex min-w-0 items-center gap-2">
        {/* The whole row can be pressed, and is one stop for the keyboard. */}
        <button
          type="button"
          onClick={onOpen}
          class="min-w-0 truncate text-left font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
        >
          {title} <span class="ml-1 font-mono text-muted text-sm tracking-widest">{code}</span>
        </button>
        {visibility === 'private' && (
          <Lock size={14} class="shrink-0 text-muted" aria-label={t('visibility-private')} />
        )}
        {visibility === 'unlisted' && (
          <EyeOff size={14} class="shrink-0 text-muted" aria-label={t('visibility-unlisted')} />
        )}
        {archivedAt !== null && <Tag>{t('archived')}</Tag>}
      </div>
      <span class="col-start-1 row-start-2 truncate text-muted text-sm lg:col-start-2 lg:row-start-1">
        {owner === 0 ? t('the-house') : ownerName || t('somebody', { number: owner })}
        <span class="lg:hidden"> · {lastUse(usedAt)}</span>
      </span>
      <span class="figures text-right text-sm">
        {here > 0 ? (
          <span class="inline-flex items-center gap-1.5 font-medium">
            <span aria-hidden="true" class="size-1.5 rounded-[1px] bg-good" />
            {t('here', { count: here })}
          </span>
        ) : (
          <span class="text-muted">{t('nobody-here')}</span>
        )}
      </span>
      <span class="figures hidden text-right text-muted text-sm lg:block">
        {t('entries', { count: entries, entries: figure(entries) })}
      </span>
      <span class="hidden text-right text-muted text-sm lg:block">{lastUse(usedAt)}</span>
    </li>
  );
}

const lastUse = (at: number): string => ago(at, Date.now()) ?? t('just-now');
