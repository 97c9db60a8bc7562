import { describe, expect, it } from 'vitest';
import { createParty } from '../testing/party.ts';
import type { TableCommand, TableView } from '../types.ts';
import { commandFor } from './aim.ts';
import { deedsFor } from './deeds-for.ts';
import { lassoed, thingsIn } from './lasso.ts';
import { grouped, isChosen, ofPile, pruned, toggledCard, toggledPiece, toggledPile } from './selection.ts';

/** A draw pile at 1000, a row of three at 1400, a loose card at 500 and a die at 300. */
function table() {
  const party = createParty([
    [1, 'master'],
    [2, 'player'],
  ]);
  const done = (command: TableCommand) => expect(party.act(1, command)).toBeNull();
  done({ type: 'set-up', game: 'free' });
  done({ type: 'sit', seat: 1 });
  expect(party.act(2, { type: 'sit', seat: 7 })).toBeNull();
  const area = (name: string) =>
    party.guest(1).view.places.find(({ shape }) => shape?.area === name)?.id ?? 0;
  done({ type: 'draw', pile: area('draw'), count: 1 });
  const [held = 0] =
    party
      .guest(1)
      .view.places.find(({ id }) => id === 1)
      ?.cards.map((card) => card[1]) ?? [];
  done({ type: 'move', cards: [held], to: { x: 500, y: 500 }, up: true });
  done({ type: 'place', piece: { kind: 'die', sides: 6, value: 1 }, x: 300, y: 500 });
  const view: TableView = party.guest(1).view;
  const loose = view.places.find(({ shape }) => shape?.area === '');
  return {
    party,
    view,
    draw: area('draw'),
    row: area('row'),
    loose: loose?.id ?? 0,
    card: loose?.cards[0]?.[1] ?? 0,
    die: view.pieces[0]?.id ?? 0,
  };
}
const ALL = { left: 0, top: 0, right: 2400, bottom: 1500 };

describe('several things', () => {
  it('are what a rectangle touches, without empty places; of a row alone its cards', () => {
    const { view, draw, row, loose, die, card } = table();
    const all = thingsIn(view, ALL, false);
    expect([...all.piles].sort()).toEqual([draw, row, loose].sort());
    expect(all.pieces).toEqual([die]);
    const part = { left: 1310, top: 600, right: 1340, bottom: 800 };
    const cards = lassoed(view, part, false);
    expect(cards).toMatchObject({ kind: 'cards' });
    expect(cards?.kind === 'cards' && cards.cards.length).toBe(1);
    expect(lassoed(view, { left: 420, top: 420, right: 460, bottom: 460 }, false)).toEqual({
      kind: 'cards',
      cards: [card],
    });
    // From the other side of the table the same corner holds other things.
    expect(lassoed(view, { left: 420, top: 420, right: 460, bottom: 460 }, true)).toBeNull();
    const kept = lassoed(view, { left: 250, top: 450, right: 320, bottom: 520 }, false, {
      piles: [draw],
      pieces: [],
    });
    expect(kept).toEqual({ kind: 'group', piles: [draw], pieces: [die] });
  });

  it('are added one by one, in either order, and let go of', () => {
    const { view, draw, loose, card, die } = table();
    const one = toggledCard(null, view, card, true);
    const two = toggledPile(one, view, draw, true);
    expect(two).toEqual({ kind: 'group', piles: [loose, draw], pieces: [] });
    const three = toggledPiece(two, view, die, true);
    expect(three).toEqual({ kind: 'group', piles: [loose, draw], pieces: [die] });
    expect(isChosen(three, { kind: 'cards', cards: [card] }, view)).toBe(true);
    expect(toggledPile(toggledPiece(three, view, die, true), view, draw, true)).toEqual(ofPile(view, loose));
    // Without more, only what was pressed.
    expect(toggledPile(three, view, draw, false)).toEqual({ kind: 'pile', pile: draw });
  });

  it('are only what is still there', () => {
    const { party, view, draw, loose, die, card } = table();
    const all = grouped(view, { piles: [draw, loose], pieces: [die] });
    party.act(1, { type: 'take', cards: [card] });
    expect(pruned(all, party.guest(1).view)).toEqual({ kind: 'group', piles: [draw], pieces: [die] });
    expect(pruned({ kind: 'group', piles: [loose], pieces: [900] }, party.guest(1).view)).toBeNull();
  });

  it('are moved, gathered, taken and given by commands that the rules accept', () => {
    const { party, view, draw, row, loose, die } = table();
    const carried = { kind: 'group', piles: [row, loose], pieces: [], anchor: { x: 500, y: 500 } } as const;
    const all = deedsFor(grouped(view, carried), { view, mine: 1, manages: true });
    expect(all).toEqual(['move', 'gather-up', 'turn', 'take', 'give']);
    // Cards of a pile that lies face down cannot be told apart, pieces not be held.
    expect(
      deedsFor({ kind: 'group', piles: [draw, row], pieces: [] }, { view, mine: 1, manages: true }),
    ).toEqual(['move', 'gather-up']);
    expect(commandFor(view, 1, { ...carried, pieces: [die] }, { at: 'hand' })).toBeNull();
    const made = [
      commandFor(view, 1, carried, { at: 'spot', x: 520, y: 470 }),
      commandFor(view, 1, carried, { at: 'seat', seat: 7 }),
    ];
    expect(made[0]).toEqual({ type: 'move-group', things: [row, loose], dx: 20, dy: -30 });
    expect(made[1]).toMatchObject({ type: 'give', seat: 7 });
    for (const command of made) expect(party.act(1, command as TableCommand)).toBeNull();
    const gather = commandFor(view, 1, { ...carried, piles: [row] }, { at: 'pile', pile: draw });
    expect(gather).toEqual({ type: 'gather', piles: [draw, row] });
  });
});
