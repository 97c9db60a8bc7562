import { useSignal, useSignalEffect } from '@preact/signals';
import { ChartNoAxesColumn, Eye, RotateCcw, Spade, Trophy, X } from 'lucide-preact';
import { Confirm } from '../../../../web/kit/confirm.tsx';
import { language } from '../../../../web/kit/i18n.ts';
import { IconButton } from '../../../../web/kit/icon-button.tsx';
import type { SeatNumber, TableView } from '../../types.ts';
import type { Desk } from '../desk.ts';
import { gameName, gameOf } from '../games.ts';
import { MoveButton } from '../play/moves.tsx';
import { seatNames } from '../play/names.ts';
import { shownOf } from '../play/playing.ts';
import { Face } from './face.tsx';
import { ranked, standings } from './standings.ts';
import { t } from './words.ts';

/** How the game ended, for everybody at the table and around it, until it is put away. */
export function EndScreen({ desk }: { readonly desk: Desk }) {
  const view = desk.model.view.value;
  useSignalEffect(() => {
    const now = desk.model.view.value;
    if (!now || !shownOf(now)?.over) desk.ended.value = 'shown';
  });
  const over = view && shownOf(view)?.over;
  if (!view || !over || desk.ended.value === 'away') return null;
  return <Result desk={desk} view={view} over={over} />;
}

interface ResultProps {
  readonly desk: Desk;
  readonly view: TableView;
  readonly over: readonly SeatNumber[];
}

function Result({ desk, view, over }: ResultProps) {
  const { model } = desk;
  const game = gameOf(view);
  const name = seatNames(desk, view);
  const rows = ranked(standings(view, game));
  const manages = model.manages.value;
  const owner = desk.props.room.owner === 0 ? null : model.nameOf(desk.props.room.owner);
  return (
    <div
      data-fixed=""
      class="pointer-events-none absolute inset-0 z-30 flex animate-rise overflow-y-auto p-3"
    >
      <section
        aria-label={t('result')}
        class="pointer-events-auto relative m-auto w-full min-w-0 max-w-128 rounded-xl border border-line bg-raised px-5 pt-5 pb-5 text-ink shadow-float"
      >
        <IconButton
          label={t('see-table')}
          tip="none"
          icon={<X size={18} />}
          class="absolute top-2 right-2"
          onClick={() => {
            desk.ended.value = 'away';
          }}
        />
        <div class="flex items-center gap-3 pr-8">
          <span class="grid size-12 shrink-0 place-items-center rounded-full bg-[#ffd84d] text-[#2a2205]">
            <Trophy size={26} aria-hidden="true" />
          </span>
          <div class="min-w-0">
            <h2 class="break-words font-semibold text-xl leading-tight">
              {wonWords(over, model.mine.value, name, game?.teams !== undefined)}
            </h2>
            <p class="text-muted text-sm">
              {t('after-rounds', { game: gameName(view.game?.id ?? ''), count: view.round })}
            </p>
          </div>
        </div>
        <ol class="mt-4 flex flex-col">
          {rows.map(({ seats, total, place }) => {
            const won = seats.some((seat) => over.includes(seat));
            return (
              <li
                key={seats.join()}
                class="flex items-center gap-3 border-line border-t py-2 first:border-none"
              >
                <span aria-hidden="true" class="figures w-5 text-right font-semibold text-muted">
                  {place}
                </span>
                <span class="-space-x-2 flex">
                  {seats.map((seat) => (
                    <Face
                      key={seat}
                      seat={seat}
                      person={view.seats.find((one) => one.seat === seat)?.person}
                      size={30}
                    />
                  ))}
                </span>
                <span class={`min-w-0 flex-1 truncate ${won ? 'font-semibold' : ''}`}>
                  <span class="sr-only">{place}. </span>
                  {seats.map(name).join(' + ')}
                </span>
                <span class={`figures ${won ? 'font-semibold' : ''}`}>{t('points', { count: total })}</span>
              </li>
            );
          })}
        </ol>
        <div class="mt-4 flex flex-wrap gap-2">
          {manages && <AgainButton desk={desk} view={view} />}
          {manages && (
            <PlainButton
              icon={<Spade size={16} aria-hidden="true" />}
              onClick={() => {
                desk.dialog.value = { kind: 'lay' };
              }}
            >
              {t('other-game')}
            </PlainButton>
          )}
          <PlainButton
            icon={<ChartNoAxesColumn size={16} aria-hidden="true" />}
            onClick={() => {
              desk.dialog.value = { kind: 'scores' };
            }}
          >
            {t('score-sheet')}
          </PlainButton>
          {!manages && (
            <PlainButton
              icon={<Eye size={16} aria-hidden="true" />}
              onClick={() => {
                desk.ended.value = 'away';
              }}
            >
              {t('see-table')}
            </PlainButton>
          )}
        </div>
        {!manages && (
          <p class="mt-3 text-muted text-sm">
            {owner ? t('wait-again', { names: owner }) : t('wait-again-unknown')}
          </p>
        )}
      </section>
    </div>
  );
}

interface PlainButtonProps {
  readonly icon: preact.ComponentChildren;
  readonly children: preact.ComponentChildren;
  onClick(): void;
}

function PlainButton({ icon, children, onClick }: PlainButtonProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      class="flex h-11 items-center gap-2 rounded-[10px] border border-edge/60 px-4 font-semibold text-sm transition-colors hover:border-edge hover:bg-ink/5"
    >
      {icon}
      {children}
    </button>
  );
}

/** Lays the same game again with the same options, and begins; asks first where that takes away what people put there. */
export function AgainButton({ desk, view }: { readonly desk: Desk; readonly view: TableView }) {
  const asks = useSignal(false);
  const { model } = desk;
  async function again(): Promise<void> {
    const options = shownOf(view)?.options ?? {};
    if (await model.send({ type: 'set-up', game: view.game?.id ?? '', options }))
      await model.send({ type: 'begin-round' });
  }
  return (
    <>
      <MoveButton
        strong
        onClick={() => {
          if (view.pieces.length > 0) asks.value = true;
          else void again();
        }}
      >
        <RotateCcw size={16} aria-hidden="true" />
        {t('again')}
      </MoveButton>
      {asks.value && (
        <Confirm
          open
          title={t('again-title')}
          text={t('again-loses')}
          verb={t('again')}
          onConfirm={again}
          onClose={() => {
            asks.value = false;
          }}
        />
      )}
    </>
  );
}

/** `Ada has won!`, to whoever it is: `You have won!` */
export function wonWords(
  over: readonly SeatNumber[],
  mine: SeatNumber | null,
  name: (seat: SeatNumber) => string,
  inTeams: boolean,
): string {
  if (mine !== null && over.includes(mine)) {
    if (inTeams) return t('your-team-won');
    if (over.length === 1) return t('you-won');
  }
  const names = new Intl.ListFormat(language.value, { type: 'conjunction' }).format(over.map(name));
  return t('won-by', { names, count: over.length });
}
