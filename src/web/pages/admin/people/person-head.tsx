import type { DeskPersonDetails } from '../../../../client/desk.ts';
import { Avatar } from '../../../kit/avatar.tsx';
import { day } from '../../../kit/dates.ts';
import { seenWords } from '../format.ts';
import { Tag } from '../list-parts.tsx';
import { t as shared } from '../words.ts';
import { t } from './words.ts';

/** Who it is, in one look. */
export function PersonHead({ person }: { readonly person: DeskPersonDetails }) {
  const { number, name, role, kind, owner, claimed, deleted, createdAt, seenAt } = person;
  const now = Date.now();
  const facts = [
    t('here', { number, day: day(createdAt, now) }),
    ...(seenAt === null ? [] : [t('last-seen', { when: seenWords(seenAt, now) })]),
  ];
  return (
    <header class="mb-5 flex items-center gap-4">
      <Avatar number={number} size={56} />
      <div class="min-w-0">
        <h1 class="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <span class="min-w-0 break-words font-semibold text-2xl leading-tight">
            {deleted ? t('was-removed') : name}
          </span>
          {role && <Tag tone="accent">{shared(`role-${role}`)}</Tag>}
          {kind === 'bot' && <Tag>{shared('bot')}</Tag>}
          {!claimed && kind === 'person' && !deleted && <Tag>{shared('unclaimed')}</Tag>}
        </h1>
        <p class="figures mt-1 text-muted text-sm">{deleted ? t('removed-text') : facts.join(' · ')}</p>
        {owner !== null && (
          <p class="text-muted text-sm">
            {t('bot-of')}{' '}
            <a href={`/admin/people/${owner}`} class="underline underline-offset-2 hover:text-ink">
              {t('owner-number', { number: owner })}
            </a>
          </p>
        )}
      </div>
    </header>
  );
}
