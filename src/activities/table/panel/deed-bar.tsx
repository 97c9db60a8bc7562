import {
  ArrowDownToLine,
  ArrowUpFromLine,
  ChartNoAxesColumn,
  Dices,
  Ellipsis,
  Eye,
  FlipVertical2,
  Gift,
  Grab,
  Hand,
  HandCoins,
  Layers,
  type LucideIcon,
  Minus,
  Move,
  Pencil,
  Plus,
  RotateCw,
  Scissors,
  Shuffle,
  SquareStack,
  Trash2,
  UserX,
  X,
} from 'lucide-preact';
import { IconButton } from '../../../web/kit/icon-button.tsx';
import { Popover } from '../../../web/kit/popover.tsx';
import type { TableView } from '../types.ts';
import { cardWords, pieceWords, placeName } from './card-words.ts';
import { perform } from './deeds.ts';
import { type Deed, deedsFor } from './deeds-for.ts';
import type { Desk } from './desk.ts';
import { rulesDecide } from './games.ts';
import { findCard, pieceOf } from './seeing.ts';
import type { Selection } from './selection.ts';
import { t } from './words.ts';

const ICONS: Readonly<Record<Deed, LucideIcon>> = {
  play: ArrowUpFromLine,
  'play-down': SquareStack,
  take: Grab,
  turn: FlipVertical2,
  draw: ArrowDownToLine,
  'draw-some': ArrowDownToLine,
  deal: HandCoins,
  shuffle: Shuffle,
  'turn-pile': FlipVertical2,
  'turn-top': FlipVertical2,
  peek: Eye,
  cut: Scissors,
  move: Move,
  give: Gift,
  show: Eye,
  'show-all': Eye,
  hide: Eye,
  rotate: RotateCw,
  stack: SquareStack,
  row: Layers,
  fan: Hand,
  'take-pile': Grab,
  roll: Dices,
  'count-up': Plus,
  'count-down': Minus,
  write: Pencil,
  remove: Trash2,
  'clear-seat': UserX,
  'unseat-bot': UserX,
  score: ChartNoAxesColumn,
};

/** Letters that do it, shown beside it in the menu. */
export const LETTERS: Readonly<Partial<Record<Deed, string>>> = {
  play: 'P',
  take: 'T',
  turn: 'F',
  'turn-top': 'F',
  draw: 'D',
  shuffle: 'S',
  peek: 'K',
  cut: 'X',
  move: 'M',
  give: 'G',
  rotate: 'R',
  roll: 'R',
  remove: 'Del',
};

/** What can be done with what is chosen; the first few at hand, the others behind a button. */
export function DeedBar({ desk, narrow }: { readonly desk: Desk; readonly narrow: boolean }) {
  const { model, selection } = desk;
  const view = model.view.value;
  const chosen = selection.value;
  if (!view || !chosen || desk.placing.value) return null;
  const deeds = deedsFor(chosen, { view, mine: model.mine.value, manages: model.manages.value });
  if (deeds.length === 0) return null;
  // What the rules allow is offered beside the hand.
  if (rulesDecide(view) && (chosen.kind === 'cards' || chosen.kind === 'pile')) return null;
  const first = deeds.slice(0, narrow ? 3 : 5);
  const others = deeds.slice(first.length);
  return (
    <div
      role="toolbar"
      aria-label={t('deeds')}
      data-fixed=""
      class="-translate-x-1/2 absolute bottom-2 left-1/2 z-20 flex max-w-[calc(100%-1rem)] animate-rise items-center gap-0.5 rounded-xl border border-line bg-raised p-1 text-ink shadow-float"
    >
      <span class="max-w-36 truncate px-2.5 text-muted text-sm max-sm:hidden">
        {chosenWords(view, chosen)}
      </span>
      {first.map((deed) => (
        <DeedButton key={deed} desk={desk} deed={deed} narrow={narrow} />
      ))}
      {others.length > 0 && (
        <Popover
          label={t('more')}
          side="above"
          align="end"
          class="w-60"
          button={(trigger) => (
            <button
              {...trigger}
              type="button"
              class="grid size-11 place-items-center rounded-lg transition-colors hover:bg-ink/7"
              aria-label={t('more')}
            >
              <Ellipsis size={19} />
            </button>
          )}
        >
          {(close) => (
            <div class="flex flex-col">
              {others.map((deed) => (
                <MenuDeed key={deed} desk={desk} deed={deed} close={close} />
              ))}
            </div>
          )}
        </Popover>
      )}
      <IconButton
        label={t('clear')}
        tip="none"
        icon={<X size={17} />}
        onClick={() => {
          selection.value = null;
        }}
      />
    </div>
  );
}

interface DeedProps {
  readonly desk: Desk;
  readonly deed: Deed;
}

function DeedButton({ desk, deed, narrow }: DeedProps & { readonly narrow: boolean }) {
  const Icon = ICONS[deed];
  return (
    <button
      type="button"
      onClick={() => void perform(desk, deed)}
      class={`flex h-11 shrink-0 items-center justify-center gap-1.5 rounded-lg px-2.5 font-medium text-sm transition-colors hover:bg-ink/7 active:bg-ink/12 ${narrow ? 'min-w-14 flex-col gap-0 px-2 text-xs' : ''}`}
    >
      <Icon size={17} />
      <span class="whitespace-nowrap">{t(`do-${deed}`)}</span>
    </button>
  );
}

function MenuDeed({ desk, deed, close }: DeedProps & { close(): void }) {
  const Icon = ICONS[deed];
  return (
    <button
      type="button"
      onClick={() => {
        close();
        void perform(desk, deed);
      }}
      class="flex h-10 pointer-coarse:h-11 items-center gap-3 rounded-md px-3 text-left text-sm transition-colors hover:bg-ink/7"
    >
      <Icon size={17} />
      <span class="flex-1">{t(`do-${deed}`)}</span>
      {LETTERS[deed] && <kbd class="font-mono text-muted text-xs pointer-coarse:hidden">{LETTERS[deed]}</kbd>}
    </button>
  );
}

function chosenWords(view: TableView, selection: Selection): string {
  switch (selection.kind) {
    case 'cards': {
      const [first = 0] = selection.cards;
      const found = selection.cards.length === 1 ? findCard(view, first) : null;
      return found ? cardWords(view, found.card) : t('chosen', { count: selection.cards.length });
    }
    case 'pile':
      return placeName(view, selection.pile);
    case 'pieces': {
      const [first = 0] = selection.pieces;
      const piece = selection.pieces.length === 1 ? pieceOf(view, first) : undefined;
      return piece ? pieceWords(piece) : '';
    }
    case 'seat':
      return '';
  }
}
