import { Plus } from 'lucide-preact';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { IconButton } from '../../../web/kit/icon-button.tsx';
import { signed } from './act-words.ts';
import type { DialogProps } from './dialog-props.ts';
import { EarlierGames } from './game/earlier-games.tsx';
import { Face } from './game/face.tsx';
import { standings } from './game/standings.ts';
import { gameOf, rulesOf } from './games.ts';
import { seatNames } from './play/names.ts';
import { t as play } from './play/words.ts';
import { t } from './words.ts';

/** Points by round, for everybody who sits or has any; of teams, for each of them. */
export function ScoresDialog({ desk, view, close }: DialogProps) {
  const { model } = desk;
  const rows = standings(view, gameOf(view));
  const seatName = seatNames(desk, view);
  const sitter = (seat: number) => view.seats.find((one) => one.seat === seat);
  const name = (seat: number) =>
    sitter(seat)?.person === 0 ? play('is-bot', { name: seatName(seat) }) : seatName(seat);
  const played = rows.some(({ total }) => total !== 0);
  // The rules keep the points; whoever looks after the room may correct them.
  const mayScore = model.mine.value !== null && (rulesOf(view) === undefined || model.manages.value);
  return (
    <Dialog open title={t('scores')} onClose={close} wide>
      {view.sheet.length === 0 || rows.length === 0 ? (
        <p class="text-muted">{t('no-scores')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
        <section class="overflow-x-auto" aria-label={t('scores')} tabIndex={0}>
          <table class="figures w-full text-sm">
            <thead>
              <tr class="border-line border-b text-left text-muted">
                <th scope="col" class="py-1.5 pr-3 font-medium">
                  {t('player')}
                </th>
                {view.sheet.map((_, round) => (
                  <th key={round} scope="col" class="px-2 text-right font-medium">
                    <span class="sr-only">{t('round', { number: round + 1 })}</span>
                    <span aria-hidden="true">{round + 1}</span>
                  </th>
                ))}
                <th scope="col" class="pl-3 text-right font-medium">
                  {t('total')}
                </th>
                {mayScore && <th class="w-10" />}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ seats, rounds, total, place }) => (
                <tr key={seats.join()} class="border-line border-b last:border-none">
                  <th scope="row" class="max-w-48 py-1.5 pr-3 text-left font-medium">
                    {seats.map((seat) => (
                      <span key={seat} class="flex items-center gap-2 py-0.5">
                        <Face seat={seat} person={sitter(seat)?.person} size={22} />
                        <span class="min-w-0 truncate">{name(seat)}</span>
                      </span>
                    ))}
                  </th>
                  {rounds.map((points, round) => (
                    <td key={round} class="px-2 text-right text-muted">
                      {points ? signed(points) : '·'}
                    </td>
                  ))}
                  <td class={`pl-3 text-right font-semibold ${place === 1 && played ? 'text-good' : ''}`}>
                    {signless(total)}
                  </td>
                  {mayScore && (
                    <td class="pl-1">
                      {seats.some(sitter) && (
                        <IconButton
                          label={t('points-for', { name: seats.map(seatName).join(' + ') })}
                          tip="none"
                          size="sm"
                          icon={<Plus size={15} />}
                          onClick={() => {
                            desk.dialog.value = { kind: 'score', seat: seats[0] ?? 0 };
                          }}
                        />
                      )}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <EarlierGames desk={desk} view={view} />
    </Dialog>
  );
}

const signless = (points: number): string => `${points}`.replace('-', '−');
