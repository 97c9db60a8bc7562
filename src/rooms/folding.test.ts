import { expect, test } from 'vitest';
import { type Activity, isRefusal } from '../activities/activity.ts';
import { createChannel } from './channel.ts';
import { loadPast, pastOf, saveSnapshot } from './folding.ts';
import { freshFolder, hostOnDisk } from './testing/host-on-disk.ts';
import { tally } from './testing/tally.ts';

/** A channel whose log is as long as is said: for its snapshots it need not be there. */
async function withChannel(
  activity: Activity,
  use: (
    desk: Awaited<ReturnType<typeof hostOnDisk>>,
    channel: ReturnType<typeof createChannel>,
    save: (seq: number) => Promise<number[]>,
  ) => Promise<void>,
): Promise<void> {
  const desk = await hostOnDisk(freshFolder());
  const { log } = desk.store;
  const room = await desk.directory.create({ title: 'Test', visibility: 'public', owner: 1, options: {} });
  if (isRefusal(room)) throw new Error(room.refused);
  const channel = createChannel(await log.open(room.id, activity.name), room, activity, 0);
  await use(desk, channel, async (seq) => {
    channel.seq = seq;
    channel.at = seq * 10;
    channel.state = { added: [[1, seq]] };
    await saveSnapshot(log, channel);
    return (await pastOf(log, channel)).map((one) => one.seq);
  });
  await desk.close();
}

test('an activity that looks back keeps older snapshots, and reads them', () =>
  withChannel({ ...tally, looksBack: true }, async ({ store: { log, db } }, channel, save) => {
    expect(await save(100)).toEqual([100]);
    expect(await save(50_000)).toEqual([50_000]);
    expect(await save(60_000)).toEqual([50_000, 60_000]);
    expect(await save(120_000)).toEqual([50_000, 120_000]);
    expect(await pastOf(log, channel)).toMatchObject([
      { seq: 50_000, at: 500_000 },
      { seq: 120_000, at: 1_200_000 },
    ]);
    expect(Buffer.from((await loadPast(log, channel, 50_000)) ?? []).toString()).toBe(
      '{"added":[[1,50000]]}',
    );
    expect(await loadPast(log, channel, 60_000)).toBeNull();
    await db
      .updateTable('snapshots')
      .set({ body: Buffer.from('junk') })
      .where('seq', '=', 50_000)
      .execute();
    expect(await loadPast(log, channel, 50_000)).toBeNull();
    // Those of rules that were changed since cannot be read any more, and go with the next one.
    const later = {
      ...channel,
      activity: { ...tally, rules: { ...tally.rules, version: 2 }, looksBack: true as const },
    };
    expect(await pastOf(log, later)).toEqual([]);
    expect(await loadPast(log, later, 120_000)).toBeNull();
    await saveSnapshot(log, { ...later, seq: 130_000 });
    expect((await log.snapshots(channel.id)).map(({ seq, version }) => [seq, version])).toEqual([
      [130_000, 2],
    ]);
  }));

test('of others nothing older stays: what was taken out of the log is in none of their snapshots', () =>
  withChannel(tally, async ({ store: { log } }, channel, save) => {
    for (const seq of [50_000, 120_000, 500_000]) expect(await save(seq)).toEqual([seq]);
    expect(await log.loadSnapshot(channel.id)).toMatchObject({ seq: 500_000 });
  }));
