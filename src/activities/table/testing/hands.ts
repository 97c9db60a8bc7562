/** What somebody might do next, chosen by numbers from what their own screen shows. */
import type { PlaceView, TableCommand, TableView } from '../types.ts';

/** @param dice a few numbers that decide everything, so that a story can be shrunk */
export function anyCommand(
  view: TableView,
  who: number,
  [what, a, b, c]: readonly number[] = [],
): TableCommand {
  const pick = <T>(list: readonly T[], n = 0): T | undefined => list[n % Math.max(1, list.length)];
  const piles = view.places.filter(({ shape }) => shape);
  const pile = pick(piles, a) ?? { id: 13, count: 0 };
  const seat = view.seats.find(({ person }) => person === who)?.seat ?? 0;
  const hand = view.places.find(({ id }) => id === seat);
  const seen = view.places.flatMap((place: PlaceView) => place.cards.map(([, handle]) => handle));
  const own = hand?.cards.map(([, handle]) => handle) ?? [];
  const some = (list: readonly number[], n = 0): number[] =>
    list.length === 0
      ? [999_999]
      : ([...new Set([list[n % list.length], list[(n * 7 + 3) % list.length]])].slice(
          0,
          1 + (n % 2),
        ) as number[]);
  const spot = { x: ((b ?? 0) * 37) % 2400, y: ((c ?? 0) * 53) % 1500 };
  const to = (b ?? 0) % 2 === 0 ? { pile: pick(piles, c)?.id ?? 13, bottom: (c ?? 0) % 3 === 0 } : spot;
  const piece = pick(view.pieces, b);
  const commands: readonly TableCommand[] = [
    { type: 'sit', seat: 1 + ((a ?? 0) % 4) },
    { type: 'draw', pile: pile.id, count: 1 + ((b ?? 0) % 3) },
    { type: 'draw', pile: pile.id, count: 1 },
    { type: 'deal', pile: pile.id, count: 1 + ((b ?? 0) % 2) },
    { type: 'take', cards: some(seen, b) },
    { type: 'give', cards: some(own, b), seat: 1 + ((c ?? 0) % 4) },
    { type: 'move', cards: some(own, a), to, up: (c ?? 0) % 2 === 0 },
    { type: 'move', cards: some(own, a), to },
    { type: 'move', cards: some(seen, a), to },
    { type: 'move-pile', pile: pile.id, to },
    { type: 'move-group', things: [pile.id, piece?.id ?? pile.id], dx: spot.x - 1200, dy: spot.y - 750 },
    { type: 'gather', piles: [pile.id, pick(piles, c)?.id ?? 13] },
    { type: 'turn', cards: some(seen, a) },
    { type: 'turn-pile', pile: pile.id },
    { type: 'arrange', pile: pile.id, spread: pick(['stack', 'row', 'fan'] as const, b) ?? 'row' },
    { type: 'shuffle', pile: pile.id },
    { type: 'fair-shuffle', pile: pile.id },
    { type: 'add-chance', text: (a ?? 0) % 3 === 0 ? null : `chance ${b ?? 0}` },
    { type: 'add-chance', text: `more ${c ?? 0}` },
    { type: 'fair-end', shuffle: (a ?? 0) % 3 !== 0 },
    { type: 'cut', pile: pile.id, count: 1 + ((b ?? 0) % 5) },
    { type: 'sort', cards: [...own].reverse() },
    { type: 'peek', pile: pile.id, count: 1 + ((b ?? 0) % 2) },
    { type: 'show', cards: some(own, a), person: (b ?? 0) % 3 === 0 ? null : 1 + ((c ?? 0) % 4) },
    { type: 'hide' },
    { type: 'gather' },
    { type: 'place', piece: { kind: 'die', sides: 6, value: 1 }, ...spot },
    { type: 'change', id: piece?.id ?? 13, to: { x: spot.x } },
    { type: 'remove', id: piece?.id ?? 13 },
    { type: 'roll', dice: [piece?.id ?? 13] },
    { type: 'ask', kind: pick(['open-hands', 'reveal', 'undo', 'undo', 'undo'] as const, a) ?? 'undo' },
    { type: 'answer', yes: (a ?? 0) % 3 !== 0 },
    { type: 'leave' },
    { type: 'hand-over', person: 1 + ((a ?? 0) % 5) },
    { type: 'add-deck', deck: pick(['small', 'ten', 'own-1', 'nowhere'], b) ?? 'ten', ...spot },
    { type: 'take-down-deck', deck: 'own-1' },
    { type: 'begin-round' },
    { type: 'score', seat: 1 + ((a ?? 0) % 4), points: (b ?? 0) % 9 },
    { type: 'configure', settings: { watchers: 'public' } },
  ];
  return pick(commands, what) as TableCommand;
}
