import { Eye } from 'lucide-preact';
import type { CardView, TableView } from '../types.ts';
import { CARD, type Lie } from './geometry.ts';
import { backUrl, faceUrl, heightBy } from './looks.ts';
import { isKnown, isUp } from './seeing.ts';

interface CardImageProps {
  readonly view: TableView;
  readonly card: CardView;
  readonly small: boolean;
  /** Its face is seen by whoever may see it, as in a hand, even if it lies face down. */
  readonly held?: boolean;
}

/** The side of a card that one sees. */
export function CardImage({ view, card, small, held }: CardImageProps) {
  const deck = view.decks[card[2]] ?? '';
  const face = isKnown(card) && (isUp(card) || held);
  return <img src={face ? faceUrl(deck, card[3], small) : backUrl(deck)} alt="" draggable={false} />;
}

interface CardProps extends CardImageProps {
  readonly lie: Lie;
  readonly label: string;
  readonly chosen: boolean;
  onPress(event: MouseEvent): void;
  onDouble(): void;
}

/** A card on the table. */
export function Card({ lie, label, chosen, onPress, onDouble, ...props }: CardProps) {
  const { view, card } = props;
  const height = CARD * heightBy(view.decks[card[2]]);
  return (
    <button
      type="button"
      data-handle={card[1]}
      data-stop=""
      tabIndex={-1}
      aria-label={label}
      aria-pressed={chosen}
      onClick={onPress}
      onDblClick={onDouble}
      class="table-card"
      style={{
        top: `${-height / 2}px`,
        height: `${height}px`,
        transform: `translate(${lie.x}px,${lie.y}px) rotate(${lie.turn}deg)`,
      }}
    >
      <CardImage {...props} />
      {isKnown(card) && !isUp(card) && (
        <span class="absolute top-1/2 left-1/2 grid size-9 -translate-1/2 place-items-center rounded-full bg-[#0d2b20]/85 text-[#fff]">
          <Eye size={22} aria-hidden="true" />
        </span>
      )}
    </button>
  );
}
