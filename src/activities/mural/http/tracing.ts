/**
 * Traces in the log what lies beneath the pixels of a rollback. Each part of the log, from one kept snapshot to the
 * next, is read at most once, the newest first, and only where a painting that is asked about was made in it.
 */
import { CodecError, type Entry, type Refusal, refuse } from '../../activity.ts';
import { type Bitmap, createBitmap, hasBit } from '../bitmap.ts';
import { onlyPlace } from '../event-codec.ts';
import { TILE } from '../limits.ts';
import { openPast, type Past, restorePast } from '../past.ts';
import { answer, gather, type Questions } from '../questions.ts';
import type { MuralState } from '../state.ts';
import { createTrace, type Trace } from '../trace.ts';
import type { MuralEvent, MuralOptions } from '../types.ts';
import type { Look } from './look.ts';
import { pagesOf } from './pages.ts';
import type { Rest } from './turns.ts';
import { LOOK, weigh } from './weighing.ts';

/** Where a part of the log begins. */
interface Start {
  readonly seq: number;
  /** Entries after it may be of this very second, but of none before. */
  readonly second: number;
}

const BEGINNING: Start = { seq: 0, second: 0 };

/** An entry that is passed over, beside one that is looked at. */
const PASSED = 1 / 16;

/** Answers what can be answered so. `jobs/cancelled` when it was called off. */
export async function traceBack(look: Look, questions: readonly Questions[]): Promise<Refusal | null> {
  const { host, channel, findings, signal, rest, progress } = look;
  const { matches, seq } = findings;
  const options = channel.room.options[channel.activity.name] as MuralOptions;
  const { ground, lastUnreset } = await host.read(channel, ({ canvas, lastUnreset }: MuralState) => ({
    ground: canvas.ground,
    lastUnreset,
  }));
  const kept = (await host.past(channel)).map((one) => ({ seq: one.seq, second: Math.floor(one.at / 1000) }));
  // What a reset took away may come back and lie beneath what was painted before that.
  const starts = [BEGINNING, ...kept].filter((one) => one.seq >= lastUnreset && one.seq <= seq);
  let end = seq;
  for (const start of starts.toReversed()) {
    if (signal.aborted) return refuse('jobs/cancelled');
    const { wanted, newest } = await wantedSince(look, questions, start, options);
    if (newest === 0) continue;
    const past =
      start.seq === 0
        ? openPast(options, ground)
        : await pastAt(look, start, questions, wanted, options, ground);
    // Gone meanwhile, or damaged: the one before leads there as well.
    if (past === null) continue;
    const trace = createTrace(past, matches, wanted);
    const refusal = await follow(look, trace, start, (newest + 1) * 1000, wanted, options.width, (at) =>
      progress((seq - end + Math.min(at, end) - start.seq) / seq),
    );
    if (refusal) return refusal;
    for (const of of questions) {
      answer(of, start.second, matches, trace.beneath);
      await rest();
    }
    end = start.seq;
  }
  return null;
}

async function wantedSince(
  { rest }: Look,
  questions: readonly Questions[],
  { second }: Start,
  { width, height }: MuralOptions,
): Promise<{ wanted: Bitmap; newest: number }> {
  const wanted = createBitmap(width * height);
  let newest = 0;
  for (const of of questions) {
    newest = Math.max(newest, gather(of, second, wanted));
    await rest();
  }
  return { wanted, newest };
}

async function pastAt(
  { host, channel, rest }: Look,
  { seq }: Start,
  questions: readonly Questions[],
  wanted: Bitmap,
  options: MuralOptions,
  ground: Uint8Array | null,
): Promise<Past | null> {
  const bytes = await host.pastState(channel, seq);
  if (bytes === null) return null;
  const { width } = options;
  const columns = Math.ceil(width / TILE);
  const tiles = new Set<number>();
  for (const { places } of questions) {
    // All of one tile: any of them that is wanted says so.
    const place = places.find((one) => hasBit(wanted, one));
    if (place === undefined) continue;
    const x = place % width;
    tiles.add(Math.floor((place - x) / width / TILE) * columns + Math.floor(x / TILE));
  }
  try {
    return await stepwise(
      restorePast(bytes, options, (tile) => tiles.has(tile), ground),
      rest,
    );
  } catch (error) {
    if (error instanceof CodecError) return null;
    throw error;
  }
}

async function stepwise<T>(steps: Generator<void, T>, rest: Rest): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await rest();
  }
}

/** @param until the time of the first entry that need not be read any more */
async function follow(
  { host, channel, findings, signal, rest }: Look,
  trace: Trace,
  start: Start,
  until: number,
  wanted: Bitmap,
  width: number,
  progress: (seq: number) => void,
): Promise<Refusal | null> {
  let work = 0;
  for await (const page of pagesOf(host, channel, start.seq, findings.seq)) {
    for (const logged of page) {
      if (logged.at >= until) return null;
      const place = onlyPlace(logged.body, width);
      if (place >= 0 && !hasBit(wanted, place)) {
        work += PASSED;
      } else {
        const entry = host.decode(channel, logged) as Entry<MuralEvent>;
        trace.feed(entry);
        work += weigh(entry.event);
      }
      if (work < LOOK) continue;
      work = 0;
      await rest();
    }
    if (signal.aborted) return refuse('jobs/cancelled');
    progress(page.at(-1)?.seq ?? 0);
  }
  return null;
}
