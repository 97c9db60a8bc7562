import { Bot, Play, RotateCcw } from 'lucide-preact';
import { language } from '../../../../web/kit/i18n.ts';
import type { Game } from '../../games/game.ts';
import type { SeatNumber, TableView } from '../../types.ts';
import type { Desk } from '../desk.ts';
import { offered } from '../ring.ts';
import { MoveButton } from './moves.tsx';
import { shownOf } from './playing.ts';
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
  const over = shownOf(view)?.over ?? null;
  const { min, max } = game.seats;
  const count = view.seats.length;
  const free = offered(max).find((seat) => !view.seats.some((one) => one.seat === seat));
  const ready = count >= min && count <= max;
  return (
    <>
      <p role="status" class="min-w-0 flex-1 basis-52 text-sm leading-5">
        {over ? (
          <strong class="text-base">{wonWords(over, model.mine.value, name)}</strong>
        ) : (
          <>
            {view.round > 0 && <span class="font-medium">{t('round-over', { number: view.round })} </span>}
            {missingWords(count, min, max)}
            {ready && ` ${t(manages ? 'ready' : 'wait-begin')}`}
            {!seated && ` ${t('sit-first')}`}
          </>
        )}
        {view.round > 0 && <span class="figures block opacity-85">{pointsWords(view, name)}</span>}
      </p>
      <div class="flex flex-wrap gap-2">
        {!over && seated && count < max && free !== undefined && (
          <MoveButton onClick={() => void model.send({ type: 'seat-bot', seat: free })}>
            <Bot size={17} aria-hidden="true" />
            {t('add-bot')}
          </MoveButton>
        )}
        {manages && !over && ready && (
          <MoveButton strong onClick={() => void model.send({ type: 'begin-round' })}>
            <Play size={16} aria-hidden="true" />
            {t(view.round > 0 ? 'next-round' : 'begin-round')}
          </MoveButton>
        )}
        {manages && over && (
          <MoveButton strong onClick={() => void playAgain(desk, view)}>
            <RotateCcw size={16} aria-hidden="true" />
            {t('again')}
          </MoveButton>
        )}
      </div>
    </>
  );
}

/** Lays the table for the same game with the same options, and begins. */
async function playAgain({ model }: Desk, view: TableView): Promise<void> {
  const options = shownOf(view)?.options ?? {};
  if (await model.send({ type: 'set-up', game: view.game?.id ?? '', options }))
    await model.send({ type: 'begin-round' });
}

function missingWords(count: number, min: number, max: number): string {
  if (count < min) {
    const game = min === max ? t('for-just', { count: min }) : t('for-players', { min, max });
    return `${game} ${t('few-players', { count: min - count })}`;
  }
  return count > max ? t('many-players', { count: count - max }) : '';
}

function wonWords(over: readonly SeatNumber[], mine: SeatNumber | null, name: BetweenProps['name']): string {
  if (over.length === 1 && over[0] === mine) return t('you-won');
  const names = new Intl.ListFormat(language.value, { type: 'conjunction' }).format(over.map(name));
  return t('won', { names, count: over.length });
}

/** Of all rounds so far: `Ada 27 · Cog 0`. */
function pointsWords(view: TableView, name: BetweenProps['name']): string {
  const total = (seat: SeatNumber) => view.sheet.reduce((sum, row) => sum + (row[seat - 1] ?? 0), 0);
  return view.seats.map(({ seat }) => `${name(seat)} ${total(seat)}`).join(' · ');
}
