import { useSignal } from '@preact/signals';
import { ArrowDownAZ, Eye, EyeOff, Layers2 } from 'lucide-preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { classNames } from '../../../web/kit/class-names.ts';
import type { CardView, TableView } from '../types.ts';
import { CardImage } from './card.tsx';
import { cardWords } from './card-words.ts';
import type { Desk } from './desk.ts';
import { rulesDecide, rulesOf } from './games.ts';
import { playsCard, sortHand } from './hand-deeds.ts';
import { fanOf, heldAt } from './hand-fan.ts';
import { heightBy } from './looks.ts';
import { adds } from './picking.ts';
import { pressInHand } from './play/play-cards.ts';
import { playableCards, playsCards } from './play/playing.ts';
import { t as play } from './play/words.ts';
import { keepFocus } from './roving.ts';
import { handOf, isUp } from './seeing.ts';
import { toggledCard } from './selection.ts';
import { t } from './words.ts';

const WIDE = 92;
const NARROW = 70;
/** So far a chosen card is lifted, in CSS px. */
const LIFT = 16;
/** So far cards make way for one that is held between them, in CSS px. */
const APART = 9;

/** One's own hand, fanned at the foot of the table. */
export function Hand({ desk, narrow }: { readonly desk: Desk; readonly narrow: boolean }) {
  const strip = useRef<HTMLDivElement>(null);
  const room = useSignal(320);
  const { model } = desk;
  const view = model.view.value;
  const seat = model.mine.value;
  useEffect(() => {
    const element = strip.current;
    if (!element) return;
    const watcher = new ResizeObserver(() => {
      room.value = element.clientWidth - 24;
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [seat === null]);
  // A card that was put elsewhere in the hand keeps the focus.
  useLayoutEffect(() => {
    if (desk.root.current) keepFocus(desk.root.current);
  });
  if (!view || seat === null) return null;
  const hand = handOf(view, seat);
  const cards = ordered(hand?.cards ?? [], desk.handOrder.order.value);
  const width = narrow ? NARROW : WIDE;
  const height = width * heightBy(view.decks[cards[0]?.[2] ?? 0]);
  const fan = fanOf(cards.length, room.value, width);
  const scrolls = fan.width > room.value;
  const selection = desk.selection.value;
  const chosen = selection?.kind === 'cards' ? selection.cards : [];
  const shown = cards.some(isUp);
  const idle = cards.length === 0 && rulesOf(view) !== undefined;
  const past = model.replays.value;
  const ruled = rulesDecide(view) && !past;
  // With rules it is said above the hand.
  const turn = !ruled && !past && view.game?.turn === seat;
  const moves = desk.playing.value?.moves ?? [];
  const gap = desk.handGap.value;
  const playable = ruled && playsCards(moves) ? playableCards(moves, chosen) : null;

  return (
    <section
      aria-label={t('your-hand')}
      data-hand=""
      data-place={seat}
      data-aim="hand"
      data-scrolls={scrolls ? '' : undefined}
      class="hand-strip relative z-10 shrink-0"
    >
      <div class={classNames('flex h-9 items-center gap-1 px-2 pointer-coarse:h-11', idle && 'sr-only')}>
        <p class="flex min-w-0 flex-1 items-center gap-2 truncate font-medium text-sm">
          {turn && (
            <span class="rounded-full bg-[#ffd84d] px-2 py-0.5 font-semibold text-[#2a2205] text-xs">
              {t('your-turn')}
            </span>
          )}
          <span class="figures truncate opacity-90">{t('cards', { count: cards.length })}</span>
        </p>
        {shown && !past && (
          <HandButton icon={<EyeOff size={15} />} onClick={() => void model.send({ type: 'hide' })}>
            {t('do-hide')}
          </HandButton>
        )}
        {cards.length > 1 && !past && (
          <>
            <HandButton
              label={t('sort-by-suit')}
              icon={<Layers2 size={15} />}
              onClick={() => sortHand(desk, 'suit')}
            >
              {t('sort-suit')}
            </HandButton>
            <HandButton
              label={t('sort-by-rank')}
              icon={<ArrowDownAZ size={15} />}
              onClick={() => sortHand(desk, 'rank')}
            >
              {t('sort-rank')}
            </HandButton>
          </>
        )}
      </div>
      <div
        ref={strip}
        class={classNames(
          'overflow-y-hidden px-3',
          scrolls ? 'overflow-x-auto' : 'overflow-x-clip overflow-y-visible',
        )}
        // Where the rules deal, nothing is let go on an empty hand: the table has the room.
        style={{ height: idle ? '36px' : `${height + LIFT + (narrow ? 10 : 16)}px` }}
      >
        {cards.length === 0 ? (
          <p class={classNames('text-center text-sm opacity-85', idle ? 'pt-1.5' : 'pt-5')}>
            {idle ? play(view.playing ? 'no-cards' : 'hand-empty') : t('hand-empty')}
          </p>
        ) : (
          <div data-cards="" class="relative mx-auto h-full" style={{ width: `${fan.width}px` }}>
            {cards.map((card, at) => {
              const { drop, turn: tilt } = heldAt(at, cards.length, fan);
              const lifted = chosen.includes(card[1]);
              const barred = playable !== null && !playable.has(card[1]);
              return (
                <button
                  key={card[1]}
                  type="button"
                  data-handle={card[1]}
                  data-stop=""
                  tabIndex={-1}
                  data-barred={barred ? '' : undefined}
                  aria-label={labelOf(view, card, at, cards.length, barred)}
                  aria-pressed={lifted}
                  onClick={(event) => {
                    if (ruled) {
                      pressInHand(desk, card[1]);
                      return;
                    }
                    desk.selection.value = toggledCard(
                      desk.selection.peek(),
                      view,
                      card[1],
                      adds(desk, event),
                    );
                  }}
                  onDblClick={() => playsCard(desk, card)}
                  class="hand-card"
                  style={{
                    left: `${at * fan.step}px`,
                    top: `${LIFT}px`,
                    width: `${width}px`,
                    height: `${height}px`,
                    transform: `translate(${gap === null ? 0 : at < gap ? -APART : APART}px, ${lifted ? -LIFT + 2 : Math.min(10, drop)}px) rotate(${tilt}deg)`,
                  }}
                >
                  <CardImage view={view} card={card} small={fan.step < width * 0.5} held />
                  {isUp(card) && (
                    <span class="absolute right-1 bottom-1 grid size-6 place-items-center rounded-full bg-[#0d2b20]/85 text-[#fff]">
                      <Eye size={14} aria-hidden="true" />
                    </span>
                  )}
                </button>
              );
            })}
          </div>
        )}
      </div>
    </section>
  );
}

interface HandButtonProps {
  readonly label?: string;
  readonly icon: preact.ComponentChildren;
  readonly children: preact.ComponentChildren;
  onClick(): void;
}

function HandButton({ label, icon, children, onClick }: HandButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      class="flex h-8 pointer-coarse:h-11 shrink-0 items-center gap-1.5 rounded-md px-2.5 font-medium text-sm transition-colors hover:bg-[#fff]/12 focus-visible:outline-[#ffd84d]"
    >
      {icon}
      {children}
    </button>
  );
}

/** As I have just put them, as far as they are the same cards still. */
function ordered(cards: readonly CardView[], order: readonly number[] | null): readonly CardView[] {
  if (!order || order.length !== cards.length) return cards;
  const found = order.map((handle) => cards.find((card) => card[1] === handle));
  return found.every((card) => card !== undefined) ? found : cards;
}

function labelOf(view: TableView, card: CardView, at: number, count: number, barred: boolean): string {
  const label = t('card-in-hand', { card: cardWords(view, card), at: at + 1, count });
  return [label, isUp(card) && t('shown-to-all'), barred && play('not-now')].filter(Boolean).join(', ');
}
