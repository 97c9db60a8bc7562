import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ReplayEntry, ReplayPage } from '../../../../client/tables.ts';
import { emptyTable } from '../../state.ts';
import type { TableView } from '../../types.ts';
import { viewOf } from '../../view.ts';
import { createReplay, onReplayKey, type Replay } from './replay.ts';

const VIEW: TableView = viewOf(emptyTable(), { who: 0, role: 'visitor', at: 0 });
const entry = (seq: number): ReplayEntry => ({
  ...{ seq, at: seq, by: 1 },
  e: { act: { type: 'drew', count: seq }, places: [], pieces: [], gone: [], moves: [] },
});
/** Entries 11 to 16: six steps, on two pages. */
const PAGES: readonly ReplayPage[] = [
  { from: 11, to: 16, round: 3, hands: 'own', view: VIEW, entries: [12, 13].map(entry), next: 13 },
  { from: 11, to: 16, round: 3, hands: 'own', entries: [14, 15, 16].map(entry), next: null },
];

/** What was put on the screen: the last entry of the view, and whether it was seen happening. */
let shown: (readonly [seq: number | null, live: boolean])[] = [];
function open(page = async (_: number, after?: number) => PAGES[after === undefined ? 0 : 1] as ReplayPage) {
  shown = [];
  return createReplay({
    model: {
      showPast: (view, happening) =>
        shown.push([view ? (view.log.at(-1)?.seq ?? 0) : null, happening !== null]),
    },
    page,
  });
}
async function begun(): Promise<Replay> {
  const replay = open();
  replay.begin(11, 3);
  await vi.waitFor(() => expect(replay.now.peek()?.loaded).toBe(6));
  return replay;
}
const at = (replay: Replay) => (replay.now.peek()?.at ?? -2) + 1;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: false }));
afterEach(() => void vi.useRealTimers());

describe('a replay in the panel', () => {
  test('begins with the first step as soon as it is there, and fetches the rest', async () => {
    const answers: ((page: ReplayPage) => void)[] = [];
    const replay = open(() => new Promise((resolve) => void answers.push(resolve)));
    replay.begin(11, 3);
    expect(replay.now.peek()).toMatchObject({ steps: 0, loaded: 0, round: 3 });
    answers[0]?.(PAGES[0] as ReplayPage);
    await vi.waitFor(() => expect(answers.length).toBe(2));
    expect(replay.now.peek()?.loaded).toBe(3);
    expect(replay.now.peek()).toMatchObject({ at: 0, steps: 6 });
    answers[1]?.(PAGES[1] as ReplayPage);
    await vi.waitFor(() => expect(replay.now.peek()?.loaded).toBe(6));
    expect(shown).toEqual([[0, false]]);
  });

  test('a step forward is seen happening; a jump and a step back are not', async () => {
    const replay = await begun();
    replay.go(1);
    replay.go(4);
    replay.go(3);
    replay.go(99);
    replay.go(-5);
    expect(shown.slice(1)).toEqual([
      ...[
        [12, true],
        [15, false],
        [14, false],
        [16, false],
      ],
      [0, false],
    ]);
  });

  test('plays at the chosen speed to the end, stops there, and begins again', async () => {
    const replay = await begun();
    replay.toggle();
    vi.advanceTimersByTime(1400);
    expect(at(replay)).toBe(2);
    replay.faster();
    expect(replay.speed.peek()).toBe(2);
    vi.advanceTimersByTime(700 * 4);
    expect(at(replay)).toBe(6);
    vi.advanceTimersByTime(700);
    expect(replay.now.peek()?.plays).toBe(false);
    replay.toggle();
    expect(at(replay)).toBe(1);
    replay.go(3);
    expect(replay.now.peek()?.plays).toBe(false);
  });

  test('what comes late for one that was closed is let go, and a refusal is told', async () => {
    let answer: (page: ReplayPage) => void = () => {};
    const late = open(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    late.begin(11, 3);
    late.close();
    answer(PAGES[0] as ReplayPage);
    await Promise.resolve();
    expect([late.now.peek(), shown]).toEqual([null, [[null, false]]]);
    const refused = open(async () => {
      throw { refused: 'table/no-replay' };
    });
    refused.begin(11, 3);
    await vi.waitFor(() => expect(refused.now.peek()?.refused).toEqual({ refused: 'table/no-replay' }));
  });

  test('is gone through by keys, and no letter acts at the table', async () => {
    const replay = await begun();
    const press = (key: string) => onReplayKey(replay, key, false);
    for (const [key, step] of [
      ['ArrowRight', 2],
      ['End', 6],
      ['ArrowLeft', 5],
      ['Home', 1],
    ] as const)
      expect([key, press(key), at(replay)]).toEqual([key, true, step]);
    expect([press('d'), press('u'), press('Tab'), at(replay)]).toEqual([true, true, false, 1]);
    expect([press(' '), replay.now.peek()?.plays]).toEqual([true, true]);
    expect([press('Escape'), replay.now.peek(), press('Escape')]).toEqual([true, null, false]);
  });
});
