/**
 * Cards on their way, for the eye: from where each lay to where it lies now, over
 * everything else. The table itself changes at once; while a card flies, the one
 * that arrived is hidden. Whoever wants no motion sees none.
 */
import type { CardView, Handle, PlaceId, ShownTableEvent, TableView } from '../types.ts';
import { backUrl, faceUrl, heightBy } from './looks.ts';
import { findCard } from './seeing.ts';
import type { TableModel } from './table-model.ts';

export interface Flights {
  /** A place on the screen from which these cards come instead of where they lay: they were dragged there. */
  hold(handles: readonly Handle[], rect: () => DOMRect): () => void;
  /** To be called when what was folded in is on the screen. */
  start(): void;
  /** Where a card that was taken away went. */
  wentTo(handle: Handle): PlaceId | undefined;
  close(): void;
}

interface FlightsDeps {
  readonly model: TableModel;
  readonly root: { readonly current: HTMLElement | null };
  still(): boolean;
}

interface Leg {
  readonly from: DOMRect;
  readonly turn: number;
  readonly to: PlaceId;
  readonly now: Handle | undefined;
  readonly before: CardView | null;
  readonly deck: string;
}
interface Flip {
  readonly place: PlaceId;
  readonly at: number;
}

const FLIGHT = 340;
/** Between one card and the next, in ms, and of all together at most. */
const AFTER = 55;
const AFTER_ALL = 900;
const MOST = 60;
const REMEMBERED = 400;
const EASE = 'cubic-bezier(0.3, 0.7, 0.2, 1)';

export function createFlights({ model, root, still }: FlightsDeps): Flights {
  let legs: Leg[] = [];
  let flips: Flip[] = [];
  let shuffles: PlaceId[] = [];
  const held = new Map<Handle, () => DOMRect>();
  const went = new Map<Handle, PlaceId>();
  const flying = new Set<HTMLElement>();

  const find = (selector: string) => root.current?.querySelector<HTMLElement>(selector) ?? null;
  const placeElement = (id: PlaceId) => find(`[data-place="${id}"]`);

  const stop = model.onEntry((before, shown, { by, act }, alone) => {
    for (const { was, to } of shown.moves) if (was !== undefined) went.set(was, to);
    while (went.size > REMEMBERED) went.delete(went.keys().next().value as Handle);
    if (still() || !alone || !root.current || document.hidden) return;
    const own = model.isMe(by);
    for (const { from, to, was, now } of shown.moves.slice(0, MOST)) {
      const start = (own && was !== undefined && held.get(was)?.()) || rectOf(was, from);
      if (!start) continue;
      const found = was === undefined ? null : findCard(before, was);
      legs.push({
        from: start,
        turn: found?.place.shape?.turn ?? 0,
        to,
        now,
        before: found?.card ?? null,
        deck: deckFor(before, shown, found?.card ?? null, to, now),
      });
    }
    if (act.type === 'shuffled') shuffles.push(...shown.places.map(({ id }) => id));
    else if (shown.moves.length === 0) flips.push(...turnedIn(before, shown));
  });

  function rectOf(handle: Handle | undefined, place: PlaceId): DOMRect | null {
    const card = handle === undefined ? null : find(`[data-handle="${handle}"]`);
    return (card ?? placeElement(place))?.getBoundingClientRect() ?? null;
  }

  function start(): void {
    const [going, turning, mixing] = [legs, flips, shuffles];
    [legs, flips, shuffles] = [[], [], []];
    const view = model.view.peek();
    if (!view || !root.current) return;
    const after = Math.min(AFTER, AFTER_ALL / Math.max(1, going.length));
    for (const [index, leg] of going.entries()) fly(view, leg, index * after);
    for (const { place, at } of turning) {
      const handle = view.places.find(({ id }) => id === place)?.cards.find((card) => card[0] === at)?.[1];
      const image = handle === undefined ? null : find(`[data-handle="${handle}"]`);
      image?.animate([{ transform: 'rotateY(90deg)' }, { transform: 'none' }], {
        duration: 220,
        easing: EASE,
        composite: 'add',
      });
    }
    for (const id of mixing) riffle(placeElement(id));
  }

  function fly(view: TableView, { from, to, now, before, deck, turn }: Leg, delay: number): void {
    const layer = find('[data-flights]');
    const card = now === undefined ? null : find(`[data-handle="${now}"]`);
    const goal = card ?? placeElement(to);
    if (!layer || !goal) return;
    const end = goal.getBoundingClientRect();
    if (end.width === 0) return;
    const after = now === undefined ? null : (findCard(view, now)?.card ?? null);
    const width = card ? widthOf(card, end) : Math.min(38, end.width);
    const high = heightBy(deck);
    // What is seen on the way: the face, as soon as one end of it knows.
    const shows = (one: CardView | null) =>
      one && one[3] >= 0 ? faceUrl(deck, one[3], false) : backUrl(deck);
    const [first, last] = [shows(before), shows(after)];
    const flier = document.createElement('img');
    flier.src = first;
    flier.alt = '';
    flier.style.cssText = `position:absolute;left:0;top:0;max-width:none;width:${width}px;height:${width * high}px;will-change:transform;border-radius:6%`;
    layer.append(flier);
    flying.add(flier);
    const middle = ({ left, top, width: w, height: h }: DOMRect) => ({ x: left + w / 2, y: top + h / 2 });
    const [a, b] = [middle(from), middle(end)];
    const at = ({ x, y }: { x: number; y: number }) =>
      `translate(${x - width / 2}px, ${y - (width * high) / 2}px)`;
    const size = Math.min(2.5, Math.max(0.3, Math.min(from.width, from.height / high) / width));
    const half = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - 14 };
    const turns = first !== last;
    card?.animate([{ opacity: 0 }, { opacity: 0 }], { duration: delay + FLIGHT, fill: 'none' });
    const animation = flier.animate(
      [
        { transform: `${at(a)} rotate(${turn}deg) scale(${size})`, opacity: 1 },
        {
          transform: `${at(half)} rotate(0deg) scale(${(size + 1) / 2 + 0.06}) rotateY(${turns ? 90 : 0}deg)`,
          opacity: 1,
          offset: 0.5,
        },
        { transform: `${at(b)} scale(1)`, opacity: card ? 1 : 0.2 },
      ],
      { duration: FLIGHT, delay, easing: EASE, fill: 'both' },
    );
    if (turns) setTimeout(() => (flier.src = last), delay + FLIGHT * 0.4);
    const gone = () => {
      flier.remove();
      flying.delete(flier);
    };
    animation.finished.then(gone, gone);
  }

  return {
    hold(handles, rect) {
      for (const handle of handles) held.set(handle, rect);
      return () => {
        for (const handle of handles) if (held.get(handle) === rect) held.delete(handle);
      };
    },
    start,
    wentTo: (handle) => went.get(handle),
    close() {
      stop();
      for (const flier of flying) flier.remove();
    },
  };
}

/** As wide as it is on the screen, before it was turned. */
function widthOf(card: HTMLElement, seen: DOMRect): number {
  const turned = card.offsetWidth === 0 ? 1 : card.offsetHeight / card.offsetWidth;
  return Math.min(seen.width, seen.height / turned || seen.width);
}

function deckFor(
  before: TableView,
  shown: ShownTableEvent,
  card: CardView | null,
  to: PlaceId,
  now: Handle | undefined,
): string {
  const decks = shown.decks ?? before.decks;
  const arrived = shown.places.find(({ id }) => id === to)?.cards.find((one) => one[1] === now);
  return decks[card?.[2] ?? arrived?.[2] ?? 0] ?? '';
}

/** Cards that lie where they lay, the other side up. */
function turnedIn(before: TableView, shown: ShownTableEvent): Flip[] {
  return shown.places.flatMap((place) => {
    const old = before.places.find(({ id }) => id === place.id);
    return place.cards
      .filter((card) => {
        const was = old?.cards.find((one) => one[0] === card[0]);
        return was && (was[4] !== card[4] || was[3] >= 0 !== card[3] >= 0);
      })
      .slice(0, MOST)
      .map((card) => ({ place: place.id, at: card[0] }));
  });
}

function riffle(pile: HTMLElement | null): void {
  const cards = pile?.querySelectorAll<HTMLElement>('[data-layer], [data-handle]') ?? [];
  for (const [index, card] of [...cards].entries()) {
    const side = index % 2 === 0 ? 1 : -1;
    card.animate(
      [
        { transform: 'none' },
        { transform: `translate(${side * 58}px, 0) rotate(${side * 5}deg)` },
        { transform: `translate(${side * 6}px, -4px)` },
        { transform: `translate(${side * 46}px, 0) rotate(${side * 4}deg)` },
        { transform: 'none' },
      ],
      { duration: 620, easing: 'ease-in-out', composite: 'add', delay: (index % 5) * 16 },
    );
  }
}
