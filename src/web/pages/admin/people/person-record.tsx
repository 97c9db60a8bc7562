import type { DeskBan, DeskPersonDetails } from '../../../../client/desk.ts';
import { moment } from '../../../kit/dates.ts';
import { hasWords } from '../../../kit/i18n.ts';
import { Card } from './card.tsx';
import { t } from './words.ts';

/** What was reported about them and what they were banned for, the newest first. */
export function PersonRecord({
  person: { bans, reports, reported },
}: {
  readonly person: DeskPersonDetails;
}) {
  const lines = [
    ...bans.map((ban) => ({
      key: `ban ${ban.id}`,
      at: ban.createdAt,
      what: t('ban-was', { reason: ban.reason }),
      more: endOf(ban),
    })),
    ...reports.map(({ id, at, kind, reason, words, state, room }) => ({
      key: `report ${id}`,
      at,
      what: t(`report-${kind}`),
      more: [reasonWords(reason), words && t('quoted', { words }), room, t(`state-${state}`)]
        .filter(Boolean)
        .join(' · '),
    })),
  ].sort((a, b) => b.at - a.at);
  return (
    <Card title={t('record')}>
      {lines.length === 0 ? (
        <p class="text-muted text-sm">{t('record-clean')}</p>
      ) : (
        <ul class="flex max-h-80 flex-col gap-2.5 overflow-y-auto">
          {lines.map(({ key, at, what, more }) => (
            <li key={key} class="text-sm">
              <p class="wrap-anywhere">{what}</p>
              <p class="figures wrap-anywhere text-muted text-xs">
                {moment(at)} · {more}
              </p>
            </li>
          ))}
        </ul>
      )}
      {reported > 0 && <p class="mt-3 text-muted text-sm">{t('reported', { count: reported })}</p>}
    </Card>
  );
}

function endOf({ liftedAt, until }: DeskBan): string {
  if (liftedAt !== null) return t('ban-lifted', { at: moment(liftedAt) });
  if (until === null) return t('ban-open');
  return t(until > Date.now() ? 'ban-on' : 'ban-over', { at: moment(until) });
}

/** An alert has a code of its own. */
function reasonWords(reason: string): string {
  return hasWords('desk-person', `reason-${reason}`) ? t(`reason-${reason as 'spam'}`) : reason;
}
