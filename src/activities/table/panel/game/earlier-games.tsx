import { Trophy } from 'lucide-preact';
import { ago, moment } from '../../../../web/kit/dates.ts';
import type { PastGame, TableView } from '../../types.ts';
import type { Desk } from '../desk.ts';
import { GAMES, gameName } from '../games.ts';
import { sitterName } from '../play/names.ts';
import { t } from './words.ts';

/** How the games before this one ended, the newest first. */
export function EarlierGames({ desk, view }: { readonly desk: Desk; readonly view: TableView }) {
  if (view.past.length === 0) return null;
  const now = desk.model.now();
  return (
    <section class="mt-5 flex flex-col gap-3 border-line border-t pt-4">
      <h3 class="font-semibold">{t('earlier-games')}</h3>
      <ul class="flex flex-col gap-3 text-sm">
        {view.past.toReversed().map((past) => (
          <li key={past.at}>
            <p class="flex justify-between gap-3">
              <span class="font-medium">
                {t('after-rounds', { game: gameName(past.game), count: past.rounds })}
              </span>
              <time dateTime={new Date(past.at).toISOString()} class="shrink-0 text-muted">
                {ago(past.at, now) ?? moment(past.at)}
              </time>
            </p>
            <ul class="figures mt-0.5 flex flex-wrap gap-x-4">
              {best(past).map(([seat, person, points, won]) => (
                <li key={seat} class={won ? 'flex items-center gap-1 font-medium' : 'text-muted'}>
                  {won === 1 && (
                    <>
                      <Trophy size={14} aria-hidden="true" />
                      <span class="sr-only">{t('winner')}: </span>
                    </>
                  )}
                  {person === null
                    ? t('seat', { number: seat })
                    : sitterName({ seat, person }, desk.model.nameOf)}{' '}
                  {points}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whoever did best comes first. */
function best({ game, results }: PastGame): PastGame['results'] {
  const sign = GAMES.find(({ id }) => id === game)?.best === 'fewest' ? 1 : -1;
  return results.toSorted(([, , one, first], [, , other, second]) =>
    first === second ? sign * (one - other) : second - first,
  );
}
