import { Bot, CircleHelp, Play, SlidersHorizontal, Trophy, UserPlus } from 'lucide-preact';
import type { Game } from '../../games/game.ts';
import type { SeatNumber, TableView } from '../../types.ts';
import type { Desk } from '../desk.ts';
import { t as fair } from '../fair/words.ts';
import { AgainButton, wonWords } from '../game/end-screen.tsx';
import { optionsWords } from '../game/laying.ts';
import { ranked, standings } from '../game/standings.ts';
import { freeSeat, takeSeat } from '../game/take-seat.ts';
import { t as gameWords } from '../game/words.ts';
import { MoveButton } from './moves.tsx';
import { shownOf } from './playing.ts';
import { roundEndWords } from './round-end.ts';
import { t } from './words.ts';

interface BetweenProps {
  readonly desk: Desk;
  readonly view: TableView;
  readonly game: Game;
  name(seat: SeatNumber): string;
}

/** Before a round: who is missing, and the button that begins it; after the last one, who won. */
export function BetweenRounds({ desk, view, game, name }: BetweenProps) {
  const { model } = desk;
  const manages = model.manages.value;
  const seated = model.mine.value !== null;
  const shown = shownOf(view);
  const over = shown?.over ?? null;
  const { min, max } = game.seats;
  const count = view.seats.length;
  const free = freeSeat(desk);
  const ready = count >= min && count <= max;
  const maySit = !seated && free !== undefined && model.whyNot() === null;
  const about = () => {
    desk.dialog.value = { kind: 'game', game: game.id };
  };
  const prepares = view.fair.asked !== null && view.fair.asked.pile === null;
  return (
    <>
      <p role="status" class="min-w-0 flex-1 basis-52 text-sm leading-5">
        {over ? (
          <strong class="text-base">
            {wonWords(over, model.mine.value, name, game.teams !== undefined)}
          </strong>
        ) : (
          <>
            {view.round > 0 && (
              <span class="font-medium">
                {t('round-over', { number: view.round })}{' '}
                {shown && roundEndWords(game.rules ?? '', shown, name)}{' '}
              </span>
            )}
            {missingWords(count, min, max)}
            {prepares ? ` ${fair('comes-first')}` : ready && ` ${t(manages ? 'ready' : 'wait-begin')}`}
          </>
        )}
        {view.round > 0 ? (
          <span class="figures block opacity-85">{pointsWords(view, game, name)}</span>
        ) : (
          game.options.length > 0 && <span class="figures block opacity-85">{optionsWords(game, view)}</span>
        )}
      </p>
      <div class="flex flex-wrap gap-2">
        {view.round === 0 && (
          <MoveButton onClick={about}>
            {manages && game.options.length > 0 ? (
              <SlidersHorizontal size={16} aria-hidden="true" />
            ) : (
              <CircleHelp size={16} aria-hidden="true" />
            )}
            {gameWords(manages && game.options.length > 0 ? 'rules-options' : 'how-to-play')}
          </MoveButton>
        )}
        {maySit && !over && (
          <MoveButton strong onClick={() => void takeSeat(desk)}>
            <UserPlus size={17} aria-hidden="true" />
            {t('take-seat')}
          </MoveButton>
        )}
        {!over && seated && count < max && free !== undefined && (
          <MoveButton onClick={() => void model.send({ type: 'seat-bot', seat: free })}>
            <Bot size={17} aria-hidden="true" />
            {t('add-bot')}
          </MoveButton>
        )}
        {manages && !over && ready && !prepares && (
          <MoveButton strong onClick={() => void model.send({ type: 'begin-round' })}>
            <Play size={16} aria-hidden="true" />
            {t(view.round > 0 ? 'next-round' : 'begin-round')}
          </MoveButton>
        )}
        {over && desk.ended.value === 'away' && (
          <MoveButton
            onClick={() => {
              desk.ended.value = 'shown';
            }}
          >
            <Trophy size={16} aria-hidden="true" />
            {gameWords('result')}
          </MoveButton>
        )}
        {manages && over && desk.ended.value === 'away' && <AgainButton desk={desk} view={view} />}
      </div>
    </>
  );
}

function missingWords(count: number, min: number, max: number): string {
  if (count < min) {
    const game = min === max ? t('for-just', { count: min }) : t('for-players', { min, max });
    return `${game} ${t('few-players', { count: min - count })}`;
  }
  return count > max ? t('many-players', { count: count - max }) : '';
}

/** Of all rounds so far, the best first: `Ada 27 · Cog 0`. */
const pointsWords = (view: TableView, game: Game, name: BetweenProps['name']): string =>
  ranked(standings(view, game))
    .map(({ seats, total }) => `${seats.map(name).join(' + ')} ${total}`)
    .join(' · ');
