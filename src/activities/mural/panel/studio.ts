import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Me } from '../../../client/types.ts';
import { isRefusal, type Refusal } from '../../activity.ts';
import { UNDO_WITHIN } from '../limits.ts';
import type { MuralStats, MuralView } from '../types.ts';
import { inside, type Point } from './camera.ts';
import { type Cooldown, left, READY, waitFor } from './cooldown.ts';
import type { LiveMural } from './live-mural.ts';
import { type Batch, createPaintStore, each, type PaintStore } from './paint-store.ts';
import { luminance } from './palette-colors.ts';
import { createStrokeSender } from './stroke-sender.ts';

export type Tool = 'brush' | 'hand' | 'pick';

/** A pixel that was refused and is fading out; `since` on the monotonic clock. */
export interface Reverted {
  readonly x: number;
  readonly y: number;
  readonly color: number;
  readonly since: number;
}

/** What a person does at the mural: chosen colour and tool, the aimed cell, painting, undoing. */
export interface Studio {
  readonly store: PaintStore;
  readonly view: ReadonlySignal<MuralView>;
  /** Index of the colour in the hand. */
  readonly color: ReadonlySignal<number>;
  /** The last few colours used, the newest first. */
  readonly recent: ReadonlySignal<readonly number[]>;
  readonly tool: ReadonlySignal<Tool>;
  /** The keyboard's or aiming finger's cell. */
  readonly cursor: ReadonlySignal<Point | null>;
  readonly cooldown: ReadonlySignal<Cooldown>;
  /** Strokes that can be undone and redone. */
  readonly undos: ReadonlySignal<number>;
  readonly redos: ReadonlySignal<number>;
  /** Until when the last pixel can be taken back where there is a cooldown; monotonic ms, 0 for none. */
  readonly undoUntil: ReadonlySignal<number>;
  readonly stats: ReadonlySignal<MuralStats>;
  /** Whether strokes are drawn here, that is, there is no cooldown. */
  readonly free: ReadonlySignal<boolean>;
  readonly reverted: ReadonlySignal<readonly Reverted[]>;
  choose(color: number): void;
  use(tool: Tool): void;
  aim(cell: Point | null): void;
  /** Takes the colour of a cell into the hand. */
  pick(cell: Point): void;
  /** Paints one cell. Resolves when the server has answered; what was refused is undone by then. */
  paint(cell: Point): Promise<number | Refusal | null>;
  strokeTo(cell: Point): void;
  strokeEnd(): void;
  strokeCancel(): void;
  /** Whether something was undone. */
  undo(): Promise<boolean>;
  redo(): Promise<boolean>;
  /** Drops faded pixels. */
  sweep(now: number): void;
  close(): void;
}

export interface StudioDeps {
  readonly live: LiveMural;
  readonly me: ReadonlySignal<Me | null>;
  askName(): Promise<Me | null>;
  /** Why nothing can be painted right now, or null. */
  paused(): Refusal | null;
  /** Tells the person about a refusal; `at` where it happened on the mural. */
  refused(refusal: Refusal, at: Point | null): void;
  /** Monotonic, in ms. */
  now(): number;
  /** Calls back after ms; returns how to call it off. */
  later(ms: number, run: () => void): () => void;
  /** A number for a stroke that this person has not used before. */
  strokeId(): number;
}

const RECENT = 8;
/** How long a refused pixel fades, in ms. */
export const FADE = 450;

export function createStudio(deps: StudioDeps, first: MuralView): Studio {
  const { live, now } = deps;
  const view = signal(first);
  const store = createPaintStore(first.width, first.height, () => live.pixels);
  const color = signal(firstColor(first));
  const recent = signal<readonly number[]>([]);
  const tool = signal<Tool>(first.cooldown === 0 ? 'brush' : 'hand');
  const cursor = signal<Point | null>(null);
  const cooldown = signal<Cooldown>(waitFor(first.wait, first.cooldown, now()));
  const undos = signal(first.undo);
  const redos = signal(first.redo);
  const undoUntil = signal(0);
  const stats = signal(first.stats);
  const reverted = signal<readonly Reverted[]>([]);
  const free = computed(() => view.value.cooldown === 0);

  const stops = [
    live.on('changed', ({ rects, seq }) => {
      store.follow(rects, seq);
    }),
    live.on('view', (next) => {
      const was = view.value;
      view.value = next;
      cooldown.value = waitFor(next.wait, next.cooldown, now());
      undos.value = next.undo;
      redos.value = next.redo;
      stats.value = next.stats;
      if (color.value >= next.palette.length) color.value = firstColor(next);
      if ((was.cooldown === 0) !== (next.cooldown === 0)) tool.value = next.cooldown === 0 ? 'brush' : 'hand';
    }),
  ];

  /** What was refused goes again, visibly. */
  function refusedPixels(batches: readonly Batch[], refusal: Refusal): void {
    const since = now();
    const fading: Reverted[] = [];
    for (const batch of batches) {
      each(store.revert(batch), (x, y, c) => fading.push({ x, y, color: c, since }));
    }
    if (fading.length > 0) reverted.value = [...reverted.value, ...fading];
    const [x, y] = batches[0]?.pixels ?? [];
    tell(refusal, x === undefined || y === undefined ? null : { x, y });
  }

  function tell(refusal: Refusal, at: Point | null): void {
    const wait = Number(refusal.detail?.wait);
    if (isCooldown(refusal) && wait > 0) {
      cooldown.value = waitFor(wait, view.value.cooldown, now());
    }
    deps.refused(refusal, at);
  }

  const sender = createStrokeSender({
    store,
    place: (pixels, id) => live.send({ type: 'place', pixels, stroke: id }),
    began: strokeDone,
    accepted: count,
    refused: refusedPixels,
    later: deps.later,
  });

  function count(pixels: number): void {
    const s = stats.value;
    stats.value = {
      painted: s.painted + pixels,
      today: s.today + pixels,
      mine: s.mine + pixels,
      mineToday: s.mineToday + pixels,
      painters: s.painters + (s.mine === 0 && pixels > 0 ? 1 : 0),
    };
  }

  function remember(): void {
    recent.value = [color.value, ...recent.value.filter((other) => other !== color.value)].slice(0, RECENT);
  }

  /** Asks for a name at most once at a time, however fast somebody presses. */
  async function named(): Promise<boolean> {
    if (deps.me.value !== null) return true;
    asking ??= deps.askName().finally(() => {
      asking = null;
    });
    return (await asking) !== null;
  }
  let asking: Promise<Me | null> | null = null;
  /** This stroke may not be drawn: said once, not with every move. */
  let denied = false;

  async function paint(cell: Point): Promise<number | Refusal | null> {
    if (!inside(store, cell)) return null;
    if (!(await named())) return null;
    const paused = deps.paused();
    if (paused) {
      tell(paused, cell);
      return paused;
    }
    const wait = left(cooldown.value, now());
    if (wait > 0) {
      const refusal: Refusal = { refused: 'mural/cooldown', detail: { wait: Math.ceil(wait) } };
      deps.refused(refusal, cell);
      return refusal;
    }
    remember();
    // Closed at once, so that a second press on the way does not cost a refusal.
    const { cooldown: seconds } = view.value;
    if (seconds > 0) cooldown.value = waitFor(seconds * 1000, seconds, now());
    const pixels = [cell.x, cell.y, color.value];
    const batch = store.put(pixels);
    const answer = await live.send(
      seconds > 0 ? { type: 'place', pixels } : { type: 'place', pixels, stroke: deps.strokeId() },
    );
    if (isRefusal(answer)) {
      if (!isCooldown(answer)) cooldown.value = READY;
      refusedPixels([batch], answer);
      return answer;
    }
    store.confirm(batch, answer);
    count(1);
    if (seconds > 0) {
      // Counted again from the answer: the server's clock started no later than this.
      cooldown.value = waitFor(seconds * 1000, seconds, now());
      undoUntil.value = now() + UNDO_WITHIN;
    } else strokeDone();
    return answer;
  }

  function strokeDone(): void {
    undos.value += 1;
    redos.value = 0;
  }

  return {
    store,
    view,
    color,
    recent,
    tool,
    cursor,
    cooldown,
    undos,
    redos,
    undoUntil,
    stats,
    free,
    reverted,
    choose(next) {
      if (next >= 0 && next < view.value.palette.length) color.value = next;
      if (tool.value === 'pick') tool.value = free.value ? 'brush' : 'hand';
    },
    use(next) {
      tool.value = next;
    },
    aim(cell) {
      cursor.value = cell && inside(store, cell) ? cell : null;
    },
    pick(cell) {
      const found = inside(store, cell) ? store.pixels[cell.y * store.width + cell.x] : undefined;
      if (found !== undefined) this.choose(found);
    },
    paint,
    strokeTo(cell) {
      if (!sender.drawing) {
        if (denied) return;
        const paused = deps.paused();
        denied = deps.me.value === null || paused !== null;
        if (paused) return tell(paused, cell);
        if (denied) return void named();
        remember();
        sender.start(deps.strokeId(), color.value);
      }
      sender.to(cell);
    },
    strokeEnd() {
      denied = false;
      sender.end();
    },
    strokeCancel() {
      denied = false;
      sender.cancel();
    },
    async undo() {
      if (free.value && undos.value === 0) return false;
      const answer = await live.send({ type: 'undo' });
      undoUntil.value = 0;
      if (isRefusal(answer)) {
        if (answer.refused === 'mural/nothing-to-undo') undos.value = 0;
        tell(answer, null);
        return false;
      }
      if (free.value) {
        undos.value = Math.max(0, undos.value - 1);
        redos.value += 1;
      } else cooldown.value = READY;
      return true;
    },
    async redo() {
      if (redos.value === 0) return false;
      const answer = await live.send({ type: 'redo' });
      if (isRefusal(answer)) {
        if (answer.refused === 'mural/nothing-to-redo') redos.value = 0;
        tell(answer, null);
        return false;
      }
      redos.value = Math.max(0, redos.value - 1);
      undos.value += 1;
      return true;
    },
    sweep(time) {
      const fading = reverted.value.filter((pixel) => time - pixel.since < FADE);
      if (fading.length !== reverted.value.length) reverted.value = fading;
    },
    close() {
      sender.end();
      for (const stop of stops) stop();
    },
  };
}

/** The colour that shows best on the empty canvas, which has the first one. */
function firstColor({ palette }: MuralView): number {
  const ground = luminance(palette[0] ?? '#ffffff');
  const contrasts = palette.map((hex) => Math.abs(luminance(hex) - ground));
  return contrasts.indexOf(Math.max(...contrasts));
}

/** One's own wait, or that of everybody at this address. */
function isCooldown({ refused }: Refusal): boolean {
  return refused === 'mural/cooldown' || refused === 'mural/address-cooldown';
}
