import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { isSuit } from '../../games/rules.ts';
import type { Play, SeatNumber } from '../../types.ts';
import type { Desk } from '../desk.ts';
import { suitSign, suitWords } from './card-names.ts';
import { choiceWords, placeIn } from './choice-words.ts';
import { makeMove, playCards } from './play-cards.ts';
import { movesWith, type Playing, spokenMoves } from './playing.ts';
import { t } from './words.ts';

interface MovesProps {
  readonly desk: Desk;
  readonly playing: Playing;
  name(seat: SeatNumber): string;
}

/** What may be done now, each as a button: to play what is chosen, in which way, or to say something instead. */
export function Moves({ desk, playing, name }: MovesProps) {
  const { moves, sight } = playing;
  const busy = useSignal(false);
  const selection = desk.selection.value;
  const chosen =
    selection?.kind === 'cards' &&
    selection.cards.every((card) => sight.hand.some((one) => one.handle === card))
      ? selection.cards
      : [];
  const made = chosen.length > 0 ? movesWith(moves, chosen) : [];
  const turned = 'turned' in sight.shown ? `${sight.shown.turned}` : '';
  // Whose card lies where is put in order elsewhere.
  const said = spokenMoves(moves).filter(({ choice }) => choice !== undefined && !placeIn(choice));
  // To do nothing comes last.
  const spoken = [
    ...said.filter(({ choice }) => choice !== 'pass'),
    ...said.filter(({ choice }) => choice === 'pass'),
  ];
  const once = (act: () => Promise<unknown>) => async () => {
    if (busy.value) return;
    busy.value = true;
    await act().finally(() => {
      busy.value = false;
    });
  };
  if (moves.length === 0 && chosen.length === 0) return null;
  const sizes = new Set(moves.filter(({ cards }) => cards.length > 0).map(({ cards }) => cards.length));
  // As many as there must be, where that is more than one and there is no choice of how many.
  const most = sizes.size === 1 ? Math.max(...sizes) : 0;
  const gives = isGiving(playing);
  const more = made.length === 0 && moves.some(({ cards }) => chosen.every((card) => cards.includes(card)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" aria-label={t('your-turn')} class="flex flex-wrap items-center gap-2">
      {most > 1 && <span class="figures text-sm">{t('chosen-of', { count: chosen.length, most })}</span>}
      {made.length > 1 ? (
        <Ways made={made} onChoose={(move) => void once(() => makeMove(desk, move))()} />
      ) : (
        chosen.length > 0 &&
        !more && (
          <MoveButton strong={made.length === 1} onClick={once(() => playCards(desk, chosen))}>
            {t(gives ? 'say-give' : 'say-play', { count: chosen.length })}
          </MoveButton>
        )
      )}
      {spoken.map((move) => (
        <MoveButton
          key={move.choice}
          strong={moves.length === 1 || move.choice === 'take' || move.choice === 'turn'}
          onClick={once(() => makeMove(desk, move))}
        >
          {isSuit(move.choice) && <span aria-hidden="true">{suitSign(move.choice)}</span>}
          {choiceWords(move.choice ?? '', turned, name)}
        </MoveButton>
      ))}
    </div>
  );
}

/** Whether cards are handed on to others, not played. */
const isGiving = ({ sight: { shown } }: Playing): boolean =>
  'phase' in shown && (shown.phase === 'pass' || shown.phase === 'exchange');

/** The same cards in several ways, such as an eight with the suit that is to count. */
function Ways({ made, onChoose }: { readonly made: readonly Play[]; onChoose(move: Play): void }) {
  return (
    <>
      <span class="font-medium text-sm max-sm:sr-only">{t('which-suit')}</span>
      {made.map((move, nth) => {
        const { choice = '' } = move;
        return (
          <button
            key={choice}
            type="button"
            data-way=""
            data-how={nth === 0 ? '' : undefined}
            aria-label={t('play-with', { suit: suitWords(choice) })}
            onClick={() => onChoose(move)}
            class="play-button grid size-12 place-items-center text-2xl"
          >
            <Suit suit={choice} />
          </button>
        );
      })}
    </>
  );
}

const RED = new Set(['hearts', 'diamonds']);

function Suit({ suit }: { readonly suit: string }) {
  return (
    <span aria-hidden="true" class={RED.has(suit) ? 'text-[#b3202d]' : 'text-[#1c1a24]'}>
      {suitSign(suit)}
    </span>
  );
}

interface MoveButtonProps {
  readonly strong?: boolean;
  readonly children: ComponentChildren;
  onClick(): void;
}

export function MoveButton({ strong = false, children, onClick }: MoveButtonProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      data-strong={strong ? '' : undefined}
      class="play-button flex h-11 items-center gap-1.5 px-4 font-semibold text-sm"
    >
      {children}
    </button>
  );
}
