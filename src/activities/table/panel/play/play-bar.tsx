import { language } from '../../../../web/kit/i18n.ts';
import type { SeatNumber } from '../../types.ts';
import type { Desk } from '../desk.ts';
import { gameOf, rulesDecide } from '../games.ts';
import { askWords, turnWords } from './asks.ts';
import { BetweenRounds } from './between-rounds.tsx';
import { Moves } from './moves.tsx';
import { seatNames } from './names.ts';
import { type Playing, shownOf } from './playing.ts';
import { type Fact, standingOf } from './standing.ts';
import { TapisVert } from './tapis-vert.tsx';
import { t } from './words.ts';

/** Of a game with rules: how it stands, whose turn it is, and what I may do besides playing a card. */
export function PlayBar({ desk }: { readonly desk: Desk }) {
  const view = desk.model.view.value;
  const game = gameOf(view);
  if (!view || !game?.rules) return null;
  const name = seatNames(desk, view);
  const shown = shownOf(view);
  const playing = desk.playing.value;
  const facts = shown ? standingOf(game.rules, shown, name, desk.model.mine.value) : [];
  const mine = playing !== null && playing.moves.length > 0;
  return (
    <section
      aria-label={t('the-game')}
      data-fixed=""
      data-mine={mine ? '' : undefined}
      class="play-bar relative z-10 max-h-[46dvh] shrink-0 overflow-y-auto px-3 py-2"
    >
      <div class="mx-auto flex min-h-11 max-w-260 flex-wrap items-center gap-x-4 gap-y-2">
        {rulesDecide(view) && playing ? (
          <>
            <div class="min-w-0 flex-1 basis-60">
              <Turn playing={playing} name={name} />
              {facts.length > 0 && <Facts facts={facts} />}
            </div>
            <Moves desk={desk} playing={playing} name={name} />
          </>
        ) : (
          <BetweenRounds desk={desk} view={view} game={game} name={name} />
        )}
      </div>
      {shown && game.rules === 'tapis-vert' && playing && (
        <TapisVert desk={desk} playing={playing} name={name} />
      )}
    </section>
  );
}

interface TurnProps {
  readonly playing: Playing;
  name(seat: SeatNumber): string;
}

/** Said once when it changes, not again with every card of the others. */
function Turn({ playing, name }: TurnProps) {
  const mine = playing.moves.length > 0;
  const list = (names: string[]) =>
    new Intl.ListFormat(language.value, { type: 'conjunction' }).format(names);
  return (
    <p role="status" class="text-sm leading-5">
      {mine ? (
        <>
          <strong class="mr-2 inline-block rounded-full bg-[#ffd84d] px-2 py-0.5 font-semibold text-[#2a2205] text-xs">
            {t('your-turn')}
          </strong>
          <span class="font-semibold">{askWords(playing, name)}</span>
        </>
      ) : (
        <span class="font-medium opacity-90">{turnWords(playing.sight.shown, name, list)}</span>
      )}
    </p>
  );
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="figures mt-0.5 flex flex-wrap gap-x-4 text-sm">
      {facts.map(({ label, value }) => (
        <div key={label} class="flex min-w-0 gap-1.5">
          <dt class="opacity-80">{label}</dt>
          <dd class="font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
