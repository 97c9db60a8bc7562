import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import type { Me } from '../../../client/types.ts';
import type { Refusal } from '../../activity.ts';
import type { MuralCommand, MuralView } from '../types.ts';
import type { Point } from './camera.ts';
import { left } from './cooldown.ts';
import type { LiveMural, LiveMuralEvents } from './live-mural.ts';
import { createStudio } from './studio.ts';

const W = 20;
const view = (change: Partial<MuralView> = {}): MuralView => ({
  width: W,
  height: 10,
  palette: ['#ffffff', '#000000', '#ff0000', '#00ff00'],
  cooldown: 5,
  wait: 0,
  tile: 256,
  versions: [0],
  stats: { painted: 10, today: 2, mine: 0, mineToday: 0, painters: 3 },
  undo: 0,
  redo: 0,
  unreset: false,
  schedule: { opensAt: null, closesAt: null, frozen: false },
  areas: [],
  mask: 0,
  ...change,
});

/** A studio on a desk whose clock, timers and server the test moves by hand. */
function open(first: MuralView, me: Me | null = { number: 1, name: 'One' }) {
  const pixels = new Uint8Array(W * 10);
  const listeners = new Map<string, Set<(value: never) => void>>();
  const sent: { command: MuralCommand; answer: (value: number | Refusal) => Promise<void> }[] = [];
  const told: { refusal: Refusal; at: Point | null }[] = [];
  const timers = new Set<() => void>();
  let time = 1000;
  let paused: Refusal | null = null;
  let strokes = 0;
  let asked = 0;
  const who = signal<Me | null>(me);
  const live: LiveMural = {
    view: first,
    pixels,
    progress: { loaded: 1, total: 1, failing: 0 },
    missing: [],
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener as (value: never) => void));
      return () => set.delete(listener as (value: never) => void);
    },
    send: (command) =>
      new Promise((resolve) => {
        sent.push({
          command,
          async answer(value) {
            resolve(value);
            await Promise.resolve();
            await Promise.resolve();
          },
        });
      }),
    focus() {},
    close() {},
  };
  const emit = <K extends keyof LiveMuralEvents>(event: K, value: LiveMuralEvents[K]) => {
    for (const listener of listeners.get(event) ?? []) listener(value as never);
  };
  const studio = createStudio(
    {
      live,
      me: who,
      async askName() {
        asked++;
        return who.value;
      },
      paused: () => paused,
      refused: (refusal, at) => told.push({ refusal, at }),
      now: () => time,
      later(_ms, run) {
        timers.add(run);
        return () => timers.delete(run);
      },
      strokeId: () => ++strokes,
    },
    first,
  );
  return {
    studio,
    sent,
    told,
    emit,
    pixels,
    pass(ms: number) {
      time += ms;
    },
    fire() {
      for (const run of [...timers]) run();
    },
    now: () => time,
    asked: () => asked,
    pause(refusal: Refusal | null) {
      paused = refusal;
    },
    shown: (x: number, y: number) => studio.store.pixels[y * W + x],
  };
}

describe('with a cooldown', () => {
  test('a pixel shows at once, the wait counts from the answer, and undo is offered for 5 s', async () => {
    const desk = open(view());
    desk.studio.choose(2);
    const done = desk.studio.paint({ x: 3, y: 4 });
    await Promise.resolve();
    expect(desk.shown(3, 4)).toBe(2);
    expect(desk.sent[0]?.command).toEqual({ type: 'place', pixels: [3, 4, 2] });
    desk.pass(800);
    await desk.sent[0]?.answer(7);
    expect(await done).toBe(7);
    expect(left(desk.studio.cooldown.value, desk.now())).toBe(5000);
    expect(desk.studio.undoUntil.value - desk.now()).toBe(5000);
    expect(desk.studio.stats.value).toMatchObject({ painted: 11, mine: 1, painters: 4 });
    expect(desk.studio.recent.value).toEqual([2]);
  });

  test('a press while waiting sends nothing and says how long', async () => {
    const desk = open(view({ wait: 3000 }));
    desk.pass(1000);
    await desk.studio.paint({ x: 0, y: 0 });
    expect(desk.sent).toEqual([]);
    expect(desk.told[0]?.refusal).toEqual({ refused: 'mural/cooldown', detail: { wait: 2000 } });
    expect(desk.shown(0, 0)).toBe(0);
  });

  test('a refused pixel goes again, fades out, and the wait is the one the server says', async () => {
    const desk = open(view());
    const done = desk.studio.paint({ x: 3, y: 4 });
    await Promise.resolve();
    await desk.sent[0]?.answer({ refused: 'mural/cooldown', detail: { wait: 1234 } });
    await done;
    expect(desk.shown(3, 4)).toBe(0);
    expect(desk.studio.reverted.value).toMatchObject([{ x: 3, y: 4, color: 1 }]);
    expect(left(desk.studio.cooldown.value, desk.now())).toBe(1234);
    desk.studio.sweep(desk.now() + 10_000);
    expect(desk.studio.reverted.value).toEqual([]);
  });

  test('another refusal costs no wait', async () => {
    const desk = open(view());
    const done = desk.studio.paint({ x: 3, y: 4 });
    await Promise.resolve();
    await desk.sent[0]?.answer({ refused: 'mural/unknown-color' });
    await done;
    expect(left(desk.studio.cooldown.value, desk.now())).toBe(0);
    expect(desk.told[0]).toMatchObject({ refusal: { refused: 'mural/unknown-color' }, at: { x: 3, y: 4 } });
  });

  test('undo gives the turn back', async () => {
    const desk = open(view());
    const done = desk.studio.paint({ x: 3, y: 4 });
    await Promise.resolve();
    await desk.sent[0]?.answer(7);
    await done;
    const undone = desk.studio.undo();
    await desk.sent[1]?.answer(8);
    await undone;
    expect(desk.sent[1]?.command).toEqual({ type: 'undo' });
    expect(left(desk.studio.cooldown.value, desk.now())).toBe(0);
    expect(desk.studio.undoUntil.value).toBe(0);
  });

  test('without a name nothing is painted; offline neither', async () => {
    const nameless = open(view(), null);
    await nameless.studio.paint({ x: 1, y: 1 });
    expect(nameless.sent).toEqual([]);
    const desk = open(view());
    desk.pause({ refused: 'mural/offline' });
    await desk.studio.paint({ x: 1, y: 1 });
    expect(desk.sent).toEqual([]);
    expect(desk.told[0]?.refusal.refused).toBe('mural/offline');
  });
});

describe('without a cooldown', () => {
  const free = view({ cooldown: 0 });

  test('a stroke shows while it is drawn and goes out as commands of one stroke', async () => {
    const desk = open(free);
    desk.studio.strokeTo({ x: 1, y: 1 });
    desk.studio.strokeTo({ x: 4, y: 1 });
    expect([1, 2, 3, 4].map((x) => desk.shown(x, 1))).toEqual([1, 1, 1, 1]);
    expect(desk.sent).toEqual([]);
    desk.fire();
    desk.studio.strokeTo({ x: 4, y: 3 });
    desk.studio.strokeEnd();
    expect(desk.sent.map((one) => one.command)).toEqual([
      { type: 'place', pixels: [1, 1, 1, 2, 1, 1, 3, 1, 1, 4, 1, 1], stroke: 1 },
      { type: 'place', pixels: [4, 2, 1, 4, 3, 1], stroke: 1 },
    ]);
    await desk.sent[0]?.answer(5);
    await desk.sent[1]?.answer(6);
    expect(desk.studio.undos.value).toBe(1);
    expect(desk.studio.stats.value.painted).toBe(16);
  });

  test('a second finger takes back what was not sent, and nothing is sent', () => {
    const desk = open(free);
    desk.studio.strokeTo({ x: 1, y: 1 });
    desk.studio.strokeCancel();
    desk.fire();
    expect(desk.sent).toEqual([]);
    expect(desk.shown(1, 1)).toBe(0);
  });

  test('a stroke that may not be drawn is refused once, not with every move', () => {
    const nameless = open(free, null);
    for (let x = 0; x < 10; x++) nameless.studio.strokeTo({ x, y: 1 });
    expect(nameless.asked()).toBe(1);
    const offline = open(free);
    offline.pause({ refused: 'mural/offline' });
    for (let x = 0; x < 10; x++) offline.studio.strokeTo({ x, y: 1 });
    expect(offline.told.length).toBe(1);
    offline.studio.strokeEnd();
    offline.pause(null);
    offline.studio.strokeTo({ x: 3, y: 1 });
    expect(offline.shown(3, 1)).toBe(1);
    expect(offline.shown(2, 1)).toBe(0);
  });

  test('undo and redo follow what the server answers', async () => {
    const desk = open(view({ cooldown: 0, undo: 1 }));
    const undone = desk.studio.undo();
    await desk.sent[0]?.answer(9);
    await undone;
    expect([desk.studio.undos.value, desk.studio.redos.value]).toEqual([0, 1]);
    const redone = desk.studio.redo();
    await desk.sent[1]?.answer({ refused: 'mural/nothing-to-redo' });
    await redone;
    expect([desk.studio.undos.value, desk.studio.redos.value]).toEqual([0, 0]);
    await desk.studio.undo();
    expect(desk.sent.length).toBe(2);
  });

  test('the room that gets a cooldown puts the brush away', () => {
    const desk = open(free);
    expect(desk.studio.tool.value).toBe('brush');
    desk.emit('view', view({ cooldown: 30, wait: 4000 }));
    expect(desk.studio.tool.value).toBe('hand');
    expect(left(desk.studio.cooldown.value, desk.now())).toBe(4000);
  });
});

test('the colour in the hand shows on the empty canvas, and comes from the mural when picked', () => {
  const desk = open(view());
  expect(desk.studio.color.value).toBe(1);
  desk.pixels[2 * W + 5] = 3;
  desk.emit('changed', { rects: [{ left: 0, top: 0, right: W, bottom: 10 }], seq: 4 });
  desk.studio.use('pick');
  desk.studio.pick({ x: 5, y: 2 });
  expect(desk.studio.color.value).toBe(3);
  expect(desk.studio.tool.value).toBe('hand');
});
