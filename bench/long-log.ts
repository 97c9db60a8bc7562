/** A mural with a long past, written through the server's own log: one entry a placement, as people with a cooldown make them. */
import { muralRules } from '../src/activities/mural/rules.ts';
import type { MuralEvent } from '../src/activities/mural/types.ts';
import type { LoggedEntry } from '../src/rooms/log.ts';
import { openStore } from '../src/store/store.ts';
import type { Seed } from './seed.ts';
import { randomPixels } from './streams.ts';

/** Entries of one transaction, as under load. */
const BATCH = 5000;
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
    total,
    (seq, first) => {
      next ??= randomPixels({ ...options, colors: options.palette.length }, 1, first - 1);
      return { by: 1 + (seq % PAINTERS), pixels: next() };
    },
    progress,
  );
}

/** @param make the placement with this number, the first one written being number `first` */
export async function appendPixels(
  { dataDir, room }: Seed,
  total: number,
  make: (seq: number, first: number) => { readonly by: number; readonly pixels: readonly number[] },
  progress: (share: number) => void,
): Promise<void> {
  const store = await openStore(dataDir);
  try {
    const head = await store.log.open(room.id, 'mural');
    const startedAt = head.at || Date.now() - total;
    for (let after = head.seq; after < total; ) {
      const entries: LoggedEntry[] = [];
      for (let seq = after + 1; seq <= Math.min(after + BATCH, total); seq++) {
        const { by, pixels } = make(seq, head.seq + 1);
        const event: MuralEvent = { type: 'painted', how: 'place', pixels };
        entries.push({ seq, at: startedAt + (seq - head.seq), by, body: muralRules.encode(event) });
      }
      const result = await store.log.append([{ channel: head.id, after, entries, receipts: [], rows: [] }]);
      if (result !== 'written') throw new Error("somebody else writes to the bench's own log");
      after += entries.length;
      if (after % (BATCH * 200) === 0) progress(after / total);
    }
  } finally {
    await store.close();
  }
}
