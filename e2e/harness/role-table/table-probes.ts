/** How each command at the card table is tried: by somebody who sits there, at a table that is laid. */
import type { Command } from '../../../src/activities/activity.ts';
import type { TableCommand, TableView } from '../../../src/activities/table/types.ts';
import type { TableAction } from '../../../src/people/roles.ts';
import type { Scene } from './cast.ts';
import type { CallProbe, CommandProbe, HouseProbe } from './probes.ts';

const SEAT = 1;
const at = (type: TableCommand['type']) => ({ type });

/** The first seats are freed, and the first of them taken by who tries; the draw pile lies there, and they hold two cards of it. */
async function sitDown(scene: Scene, actor: number): Promise<Laid> {
  const quietly = (command: object) => scene.arrange('table', command).catch(() => 0);
  await quietly(at('end-round'));
  for (const seat of [SEAT, SEAT + 1, SEAT + 2]) await quietly({ type: 'clear-seat', seat });
  await scene.arrange('table', { type: 'set-up', game: 'free' });
  if (actor !== 0) await scene.arrange('table', { type: 'sit', seat: SEAT }, actor);
  const view = await scene.view<TableView>('table', actor);
  const pile = view.places.find(({ shape }) => shape?.area === 'draw')?.id ?? 0;
  if (actor !== 0) await scene.arrange('table', { type: 'draw', pile, count: 2 }, actor);
  const laid = await scene.view<TableView>('table', actor);
  const hand = laid.places.find(({ id }) => id === SEAT)?.cards.map(([, handle]) => handle) ?? [];
  const top = laid.places.find(({ id }) => id === pile)?.cards.at(-1)?.[1] ?? 0;
  return { pile, hand, top, person: (await scene.member()).number };
}
interface Laid {
  readonly pile: number;
  readonly hand: readonly number[];
  /** Of the draw pile. */
  readonly top: number;
  /** Somebody who does not sit. */
  readonly person: number;
}

const seated = (command: (laid: Laid) => object): CommandProbe => ({
  prepare: sitDown,
  command: (laid: Laid) => command(laid) as Command,
});
/** Whoever sits down while a round is played takes part in it as who they are: nobody logged another role for them. */
async function inRound(scene: Scene, actor: number): Promise<Laid> {
  const laid = await sitDown(scene, 0);
  await scene.arrange('table', { type: 'sit', seat: SEAT + 1 }, laid.person);
  await scene.arrange('table', at('begin-round'));
  if (actor !== 0) await scene.arrange('table', { type: 'sit', seat: SEAT }, actor);
  return laid;
}

/** What needs something more to be there. */
const after = (first: (laid: Laid) => object, command: (laid: Laid) => object): CommandProbe => ({
  async prepare(scene: Scene, actor: number) {
    const laid = await sitDown(scene, actor);
    if (actor !== 0) await scene.arrange('table', first(laid), actor);
    return laid;
  },
  command: (laid: Laid) => command(laid) as Command,
});
/** A table that is laid for a game with rules, with what is done there first. */
const inGame = (first: readonly object[]) => ({
  async prepare(scene: Scene, actor: number) {
    const laid = await sitDown(scene, actor);
    await scene.arrange('table', { type: 'set-up', game: 'crazy-eights' });
    for (const command of first) await scene.arrange('table', command);
    return laid;
  },
});
const bot = (type: string) => ({ type, seat: SEAT + 1 }) as Command;
const deckOf = (text: string) => ({
  ...{ id: 'mine', names: text, size: [5, 7], style: 'plain' },
  faces: [{ id: 'one', text }],
});
const spot = { x: 100, y: 100 };
const die = { type: 'place', piece: { kind: 'die', sides: 6, value: 1 }, ...spot };
/** The first thing that is placed after the table was laid has the next number after its areas. */
const placed = ({ pile }: Laid): number => pile + 2;

export const TABLE_PROBES: Readonly<Record<TableAction, CommandProbe | CallProbe | HouseProbe>> = {
  'table/sit': {
    prepare: (scene: Scene) => scene.arrange('table', { type: 'clear-seat', seat: SEAT }).catch(() => 0),
    command: () => ({ type: 'sit', seat: SEAT }) as Command,
    after: (scene: Scene) => scene.arrange('table', { type: 'clear-seat', seat: SEAT }).catch(() => 0),
  },
  'table/leave': seated(() => at('leave')),
  'table/hand-over': seated(({ person }) => ({ type: 'hand-over', person })),
  'table/draw': seated(({ pile }) => ({ type: 'draw', pile, count: 1 })),
  'table/deal': seated(({ pile }) => ({ type: 'deal', pile, count: 1 })),
  'table/take': seated(({ top }) => ({ type: 'take', cards: [top] })),
  'table/give': seated(({ hand }) => ({ type: 'give', cards: hand.slice(0, 1), seat: SEAT })),
  'table/move': seated(({ hand }) => ({ type: 'move', cards: hand, to: spot, up: true })),
  'table/move-pile': seated(({ pile }) => ({ type: 'move-pile', pile, to: spot })),
  'table/move-group': seated(({ pile }) => ({ type: 'move-group', things: [pile], dx: 30, dy: 0 })),
  'table/turn': seated(({ top }) => ({ type: 'turn', cards: [top] })),
  'table/turn-pile': seated(({ pile }) => ({ type: 'turn-pile', pile })),
  'table/arrange': seated(({ pile }) => ({ type: 'arrange', pile, spread: 'row' })),
  'table/shuffle': seated(({ pile }) => ({ type: 'shuffle', pile })),
  'table/fair-shuffle': seated(({ pile }) => ({ type: 'fair-shuffle', pile })),
  'table/add-chance': after(
    ({ pile }) => ({ type: 'fair-shuffle', pile }),
    () => ({ type: 'add-chance', text: 'a chance' }),
  ),
  'table/fair-end': after(
    ({ pile }) => ({ type: 'fair-shuffle', pile }),
    () => ({ type: 'fair-end', shuffle: true }),
  ),
  'table/cut': seated(({ pile }) => ({ type: 'cut', pile, count: 5 })),
  'table/sort': seated(({ hand }) => ({ type: 'sort', cards: [...hand].reverse() })),
  'table/peek': seated(({ pile }) => ({ type: 'peek', pile, count: 1 })),
  'table/show': seated(({ hand }) => ({ type: 'show', cards: hand, person: null })),
  'table/hide': after(
    ({ hand }) => ({ type: 'show', cards: hand, person: null }),
    () => at('hide'),
  ),
  'table/gather': seated(() => at('gather')),
  'table/place': seated(() => die),
  'table/change': after(
    () => die,
    (laid) => ({ type: 'change', id: placed(laid), to: { x: 5 } }),
  ),
  'table/remove': after(
    () => die,
    (laid) => ({ type: 'remove', id: placed(laid) }),
  ),
  'table/roll': after(
    () => die,
    (laid) => ({ type: 'roll', dice: [placed(laid)] }),
  ),
  'table/score': {
    prepare: inRound,
    command: () => ({ type: 'score', seat: SEAT, points: 1 }) as Command,
  },
  'table/seat-bot': { ...inGame([]), command: () => bot('seat-bot') },
  'table/unseat-bot': { ...inGame([bot('seat-bot')]), command: () => bot('unseat-bot') },
  'table/play': {
    async prepare(scene: Scene, actor: number) {
      const laid = await sitDown(scene, 0);
      await scene.arrange('table', { type: 'set-up', game: 'crazy-eights' });
      await scene.arrange('table', { type: 'sit', seat: SEAT + 1 }, laid.person);
      await scene.arrange('table', { type: 'seat-bot', seat: SEAT + 2 });
      await scene.arrange('table', at('begin-round'));
      // Into the round they come too late to stand in it as anything.
      if (actor !== 0) await scene.arrange('table', { type: 'sit', seat: SEAT }, actor);
    },
    command: () => ({ type: 'play', cards: [] }) as Command,
    later: ['table/not-playing'],
  },
  'table/bot': { fromOutside: bot('bot') },
  'table/ask': seated(() => ({ type: 'ask', kind: 'undo' })),
  'table/answer': { ...seated(() => ({ type: 'answer', yes: true })), later: ['table/nothing-asked'] },
  'table/add-deck': seated(() => ({ type: 'add-deck', deck: 'one-to-ten', ...spot })),
  'table/share-deck': {
    call: ({ code }) => ({ method: 'POST', path: `rooms/${code}/decks`, body: deckOf('shared') }),
    enters: true,
  },
  'table/take-down-deck': {
    async prepare(scene: Scene) {
      const { shelf } = await scene.view<TableView>('table', 0);
      return shelf[0]?.id ?? 'own-none';
    },
    command: (deck: string) => ({ type: 'take-down-deck', deck }) as Command,
    // Nothing was shared in this room.
    later: ['table/deck-gone'],
  },
  'table/clear-seat': {
    prepare: sitDown,
    command: () => ({ type: 'clear-seat', seat: SEAT }) as Command,
    // Nobody without an account could have sat down.
    later: ['table/seat-free'],
  },
  'table/set-up': { command: () => ({ type: 'set-up', game: 'free' }) as Command },
  'table/save': {
    call: ({ code }) => ({ method: 'GET', path: `rooms/${code}/table/saved` }),
  },
  // Whoever may not is told before anything is looked for.
  'table/load': {
    call: ({ code }) => ({ method: 'POST', path: `rooms/${code}/table/saved/999/load` }),
    later: ['table/not-saved'],
  },
  'table/begin-round': seated(() => at('begin-round')),
  'table/end-round': { prepare: inRound, command: () => at('end-round') },
  'table/configure': { command: () => ({ type: 'configure', settings: { undo: 'players' } }) as Command },
  'table/presence': { fromOutside: { type: 'presence', person: 1, here: false } as Command },
};
