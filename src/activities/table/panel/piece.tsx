import type { Piece as PieceView, TableView } from '../types.ts';
import { pieceWords } from './card-words.ts';
import { perform } from './deeds.ts';
import type { Desk } from './desk.ts';
import { acrossIf } from './geometry.ts';
import { adds } from './picking.ts';
import { toggledPiece } from './selection.ts';

interface PieceProps {
  readonly desk: Desk;
  readonly piece: PieceView;
  readonly across: boolean;
  readonly chosen: boolean;
}

/** Told apart by shade as well as hue. */
export const TOKEN_COLORS = [
  '#d94141',
  '#2f6fd6',
  '#e8b423',
  '#2f9d57',
  '#8a4fc4',
  '#f4efe4',
  '#26242b',
  '#e77f2b',
] as const;

/** A die, token, counter or note. */
export function Piece({ desk, piece, across, chosen }: PieceProps) {
  const { x, y } = acrossIf(across, piece);
  return (
    <div
      class="table-pile"
      style={{ transform: `translate(${x}px,${y}px) rotate(${piece.turn}deg)`, zIndex: piece.z }}
    >
      <button
        type="button"
        data-piece={piece.id}
        data-stop=""
        tabIndex={-1}
        aria-label={pieceWords(piece)}
        aria-pressed={chosen}
        onClick={(event) => {
          desk.selection.value = toggledPiece(
            desk.selection.peek(),
            desk.model.view.peek() as TableView,
            piece.id,
            adds(desk, event),
          );
        }}
        onDblClick={() => {
          if (piece.kind === 'die') void perform(desk, 'roll', { kind: 'pieces', pieces: [piece.id] });
          else if (piece.kind !== 'counter') desk.dialog.value = { kind: 'write', id: piece.id };
        }}
        class="table-stop table-piece"
      >
        <Body piece={piece} />
      </button>
    </div>
  );
}

function Body({ piece }: { readonly piece: PieceView }) {
  switch (piece.kind) {
    case 'die':
      return piece.sides === 6 ? <Die value={piece.value} /> : <Polyhedron {...piece} />;
    case 'token':
      return (
        <span
          class="table-token"
          style={{ backgroundColor: TOKEN_COLORS[piece.color % TOKEN_COLORS.length] ?? '' }}
        >
          {piece.label !== '' && <span class="table-token-label">{piece.label}</span>}
        </span>
      );
    case 'counter':
      return (
        <span class="table-counter">
          <span class="table-counter-value">{piece.value}</span>
          {piece.label !== '' && <span class="table-counter-label">{piece.label}</span>}
        </span>
      );
    case 'note':
      return <span class="table-note">{piece.text}</span>;
  }
}

const PIPS: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
  1: [[2, 2]],
  2: [
    [1, 1],
    [3, 3],
  ],
  3: [
    [1, 1],
    [2, 2],
    [3, 3],
  ],
  4: [
    [1, 1],
    [1, 3],
    [3, 1],
    [3, 3],
  ],
  5: [
    [1, 1],
    [1, 3],
    [2, 2],
    [3, 1],
    [3, 3],
  ],
  6: [
    [1, 1],
    [1, 2],
    [1, 3],
    [3, 1],
    [3, 2],
    [3, 3],
  ],
};

function Die({ value }: { readonly value: number }) {
  return (
    <svg viewBox="0 0 64 64" class="table-die" aria-hidden="true">
      <rect x="2" y="2" width="60" height="60" rx="13" fill="#fdfbf5" stroke="#1d1a29" stroke-opacity=".3" />
      {(PIPS[value] ?? []).map(([x, y]) => (
        <circle key={`${x}${y}`} cx={x * 16} cy={y * 16} r="5.6" fill="#26242b" />
      ))}
    </svg>
  );
}

function Polyhedron({ sides, value }: { readonly sides: number; readonly value: number }) {
  return (
    <svg viewBox="0 0 64 64" class="table-die" aria-hidden="true">
      <path d="M32 2 59 17.5v29L32 62 5 46.500v-29z" fill="#fdfbf5" stroke="#1d1a29" stroke-opacity=".35" />
      <path d="M32 13 50 43H14z" fill="none" stroke="#1d1a29" stroke-opacity=".2" />
      <text x="32" y="40" text-anchor="middle" font-size="20" font-weight="700" fill="#26242b">
        {value}
      </text>
      <text x="32" y="57" text-anchor="middle" font-size="8" fill="#5b564c">
        {sides}
      </text>
    </svg>
  );
}
