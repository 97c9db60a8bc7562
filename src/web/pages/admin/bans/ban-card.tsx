import { Globe } from 'lucide-preact';
import type { ServerBan } from '../../../../client/moderation.ts';
import { Avatar } from '../../../kit/avatar.tsx';
import { Button } from '../../../kit/button.tsx';
import { end, moment } from '../../../kit/dates.ts';
import { t } from './words.ts';

interface BanCardProps {
  readonly ban: ServerBan;
  readonly over: boolean;
  onLift(): void;
}

export function BanCard({ ban, over, onLift }: BanCardProps) {
  const { account, name, address, reason, note, until, createdAt, madeByName } = ban;
  return (
    <article class="flex flex-col gap-2 rounded-lg border border-line bg-raised p-4">
      <header class="flex items-center gap-3">
        {account === 0 ? (
          <Globe size={24} class="mx-1 shrink-0 text-muted" aria-hidden="true" />
        ) : (
          <Avatar number={account} size={32} />
        )}
        <div class="min-w-0 flex-1">
          <h2 class="break-words font-semibold">
            {account === 0 ? <span class="figures">{address}</span> : (name ?? t('nobody-any-more'))}
          </h2>
          <p class="text-muted text-sm">
            {ban.liftedAt !== null
              ? t('lifted-by', { name: ban.liftedByName ?? t('somebody'), at: moment(ban.liftedAt) })
              : until === null
                ? t('no-end')
                : t(over ? 'ended' : 'until', { at: end(until, Date.now()) })}
          </p>
        </div>
        {!over && (
          <Button size="sm" onClick={onLift}>
            {t('lift')}
          </Button>
        )}
      </header>
      <p class="whitespace-pre-wrap break-words">{reason}</p>
      {note !== '' && (
        <p class="whitespace-pre-wrap break-words rounded-md bg-sunken px-3 py-2 text-sm">
          <span class="font-medium text-muted">{t('note')} </span>
          {note}
        </p>
      )}
      <p class="text-muted text-sm">
        {t('made-by', { name: madeByName ?? t('somebody'), at: moment(createdAt) })}
      </p>
    </article>
  );
}
