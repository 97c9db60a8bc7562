import type { DeskPerson } from '../../../../client/desk.ts';
import { Avatar } from '../../../kit/avatar.tsx';
import { BotMark } from '../../../kit/bot-badge.tsx';
import { day } from '../../../kit/dates.ts';
import { seenWords } from '../format.ts';
import { Tag } from '../list-parts.tsx';
import { t } from '../words.ts';

export function PersonRow({ person }: { readonly person: DeskPerson }) {
  const { number, name, kind, role, claimed, deleted, createdAt, seenAt } = person;
  const now = Date.now();
  const seen = seenAt === null ? t('no-session') : seenWords(seenAt, now);
  return (
    <li class="relative grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 px-4 py-2.5 hover:bg-ink/4 lg:grid-cols-[auto_minmax(0,1fr)_5rem_13rem_10rem]">
      <Avatar number={number} size={28} />
      <div class="flex min-w-0 items-center gap-2">
        <a
          href={`/admin/people/${number}`}
          class="min-w-0 truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
        >
          {deleted ? t('was-removed') : name}
        </a>
        {role && <Tag tone="accent">{t(`role-${role}`)}</Tag>}
        {kind === 'bot' && <BotMark />}
        {!claimed && kind === 'person' && !deleted && (
          <span class="hidden text-muted text-xs sm:inline">{t('unclaimed')}</span>
        )}
      </div>
      <span class="figures text-right text-muted text-sm">#{number}</span>
      <span class="hidden text-right text-muted text-sm lg:block">
        {t('since-day', { day: day(createdAt, now) })}
      </span>
      <span class="hidden text-right text-muted text-sm lg:block">{seen}</span>
    </li>
  );
}
