import type { Handle, TableView } from '../types.ts';
import { Card } from './card.tsx';
import { lyingCardWords, pileWords, placeName } from './card-words.ts';
import type { Desk } from './desk.ts';
import { acrossIf, CARD, lieOf } from './geometry.ts';
import { drawsFrom } from './hand-deeds.ts';
import { heightBy } from './looks.ts';
import { adds } from './picking.ts';
import { type PileView, topOf } from './seeing.ts';
import { toggledCard, toggledPile } from './selection.ts';
import { t } from './words.ts';

interface PileProps {
  readonly desk: Desk;
  readonly view: TableView;
  readonly pile: PileView;
  readonly across: boolean;
  readonly small: boolean;
  /** Whether the pile as a whole is chosen. */
  readonly chosen: boolean;
  readonly cards: readonly Handle[];
}

/** Layers drawn under the top card of a pile. */
const LAYERS = 5;

/** A pile: squared up with only its top card to be seen, or spread with each of them. */
export function Pile({ desk, view, pile, across, small, chosen, cards }: PileProps) {
  const { shape, count, id } = pile;
  const { x, y } = acrossIf(across, shape);
  const height = CARD * heightBy(view.decks[pile.cards[0]?.[2] ?? 0]);
  const top = topOf(pile);
  const stack = shape.spread === 'stack';
  const layers = stack ? Math.min(LAYERS, Math.ceil((count - 1) / 9)) : 0;
  const wide = Math.abs(stack ? 0 : lieOf(shape.spread, 0, Math.max(1, count)).x);
  const name = placeName(view, id);

  function pressPile(event: MouseEvent): void {
    desk.selection.value = toggledPile(desk.selection.peek(), view, id, adds(desk, event));
  }
  function pressCard(handle: Handle, event: MouseEvent): void {
    if (stack && count > 1) pressPile(event);
    else desk.selection.value = toggledCard(desk.selection.peek(), view, handle, adds(desk, event));
  }

  const frame = (
    <div
      class="table-frame"
      data-area={shape.area !== '' ? '' : undefined}
      style={{
        width: `${CARD + 16 + 2 * wide}px`,
        left: `${-CARD / 2 - 8 - wide}px`,
        height: `${height + 16}px`,
        top: `${-height / 2 - 8}px`,
      }}
    />
  );

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      role="group"
      aria-label={name}
      data-pile={id}
      data-count={count}
      data-place={id}
      data-aim={`pile:${id}`}
      class="table-pile"
      style={{
        transform: `translate(${x}px,${y}px) rotate(${shape.turn}deg)`,
        zIndex: shape.z,
      }}
    >
      {frame}
      {Array.from({ length: layers }, (_, layer) => {
        const lie = lieOf('stack', Math.floor(((count - 2) * layer) / Math.max(1, layers)), count);
        return (
          <span
            key={layer}
            data-layer=""
            class="table-layer"
            style={{
              top: `${-height / 2}px`,
              height: `${height}px`,
              transform: `translate(${lie.x}px,${lie.y}px)`,
            }}
          />
        );
      })}
      {(stack ? (top ? [top] : []) : pile.cards).map((card) => (
        <Card
          // The top of a pile stays the same thing to the focus, whichever card it is.
          key={stack ? 'top' : card[1]}
          view={view}
          card={card}
          small={small}
          lie={lieOf(shape.spread, card[0], count)}
          label={stack ? pileWords(view, pile) : lyingCardWords(view, card)}
          chosen={chosen || cards.includes(card[1])}
          onPress={(event) => pressCard(card[1], event)}
          onDouble={() => drawsFrom(desk, pile, card)}
        />
      ))}
      {count === 0 && (
        <button
          type="button"
          data-stop=""
          data-grip={id}
          tabIndex={-1}
          aria-label={pileWords(view, pile)}
          aria-pressed={chosen}
          onClick={pressPile}
          class="table-stop -translate-1/2 absolute grid h-[140px] w-[100px] place-items-center rounded-lg text-center font-medium leading-tight table-area-name"
        >
          {name}
        </button>
      )}
      {count > 1 &&
        (stack ? (
          <span
            aria-hidden="true"
            data-grip={id}
            class="table-badge"
            style={{ top: `${height / 2 - 8}px` }}
            onClick={pressPile}
          >
            {count}
          </span>
        ) : (
          <button
            type="button"
            data-grip={id}
            data-stop=""
            tabIndex={-1}
            aria-label={`${t('whole-pile')}: ${pileWords(view, pile)}`}
            aria-pressed={chosen}
            class="table-badge table-stop"
            style={{ top: `${height / 2 + lieOf(shape.spread, 0, count).y * 0.4 + 4}px` }}
            onClick={pressPile}
          >
            {count}
          </button>
        ))}
    </div>
  );
}
