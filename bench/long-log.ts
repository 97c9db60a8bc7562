/** A mural with a long past, written through the server's own log: one entry a placement, as people with a cooldown make them. */

import { mural } from '../src/activities/mural/mural.ts';
import { muralRules } from '../src/activities/mural/rules.ts';
import type { MuralEvent } from '../src/activities/mural/types.ts';
import { createChannel } from '../src/rooms/channel.ts';
import { saveSnapshot } from '../src/rooms/folding.ts';
import { superfluous } from '../src/rooms/kept-snapshots.ts';
import type { Append, LoggedEntry } from '../src/rooms/log.ts';
import type { Room } from '../src/rooms/room.ts';
import { openStore } from '../src/store/store.ts';
import type { Seed } from './seed.ts';
import { randomPixels } from './streams.ts';

/** Entries of one transaction, as under load. */
const BATCH = 5000;
/** Placements a second of log time, and seconds between two snapshots, as a server makes them by default. */
const RATE = 1000;
const SNAPSHOT_SECONDS = 60;
/** Different people who painted it. */
const PAINTERS = 1000;

/** Appends single pixels at 1,000 a second of log time until the mural's log holds `total` entries. */
export async function lengthenLog(
  seeded: Seed,
  total: number,
  progress: (share: number) => void,
): Promise<void> {
  const { options } = seeded;
  let next: (() => number[]) | null = null;
  await appendPixels(
    seeded,
    {
      total,
      make(seq, first) {
        next ??= randomPixels({ ...options, colors: options.palette.length }, 1, first - 1);
        return { by: 1 + (seq % PAINTERS), pixels: next() };
      },
    },
    progress,
  );
}

export interface PastWish {
  readonly total: number;
  /** The placement with this number, the first one written being number `first`. */
  readonly make: (seq: number, first: number) => { readonly by: number; readonly pixels: readonly number[] };
  /** Entries of one row of the log: what comes between two beats of the server at that rate. */
  readonly row?: number;
  /** With the snapshots that a server would have kept by then; without them by default. */
  readonly snapshots?: boolean;
}

export async function appendPixels(
  { dataDir, room, options }: Seed,
  { total, make, row = BATCH, snapshots = false }: PastWish,
  progress: (share: number) => void,
): Promise<void> {
  const store = await openStore(dataDir);
  try {
    const head = await store.log.open(room.id, mural.name);
    const startedAt = head.at || Date.now() - total;
    const channel = createChannel(
      head,
      { ...room, options: { mural: options } } as unknown as Room,
      mural,
      0,
    );
    const kept = new Set(snapshots ? keptOf(total) : []);
    if (snapshots) channel.state = muralRules.open(options);
    for (let after = head.seq; after < total; ) {
      const appends: Append[] = [];
      let entries: LoggedEntry[] = [];
      let seq = after;
      while (seq < Math.min(after + BATCH, total) && !(seq > after && kept.has(seq))) {
        seq += 1;
        const { by, pixels } = make(seq, head.seq + 1);
        const event: MuralEvent = { type: 'painted', how: 'place', pixels };
        const at = startedAt + Math.floor(((seq - head.seq) * 1000) / RATE);
        entries.push({ seq, at, by, body: muralRules.encode(event) });
        if (channel.state !== null) muralRules.apply(channel.state as never, { seq, at, by, event });
        channel.at = at;
        if (entries.length < row && seq < total && seq < after + BATCH && !kept.has(seq)) continue;
        appends.push({ channel: head.id, after: seq - entries.length, entries, receipts: [], rows: [] });
        entries = [];
      }
      const result = await store.log.append(appends);
      if (result !== 'written') throw new Error("somebody else writes to the bench's own log");
      after = seq;
      channel.seq = seq;
      if (kept.has(seq)) await saveSnapshot(store.log, channel);
      if (Math.floor(after / 1_000_000) > Math.floor((after - BATCH) / 1_000_000)) progress(after / total);
    }
  } finally {
    await store.close();
  }
}

/** Those that are there in the end; the others need not be made. */
function keptOf(total: number): readonly number[] {
  let kept: number[] = [];
  for (let seq = RATE * SNAPSHOT_SECONDS; seq <= total; seq += RATE * SNAPSHOT_SECONDS) {
    kept.push(seq);
    const gone = superfluous(kept, true);
    kept = kept.filter((one) => !gone.includes(one));
  }
  return kept;
}
