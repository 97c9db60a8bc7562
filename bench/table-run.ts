/** One measurement of a card table: people act and point, others watch, and all of them see it. */
import { HEIGHT, WIDTH } from '../src/activities/table/types.ts';
import { meterCpu, SERVER_CORE } from './cpu.ts';
import { busyShare, coreTimes } from './machine.ts';
import { startPace } from './pace.ts';
import { allAnswered } from './painters.ts';
import { type Summary, summarize } from './percentiles.ts';
import { seed } from './seed.ts';
import { startServer } from './server-process.ts';
import {
  type Acts,
  createActs,
  type Onlooker,
  openOnlooker,
  openPlayer,
  type TablePlayer,
} from './table-players.ts';
import { removeTemporaryFolder } from './temporary-folder.ts';

export interface TableRunWish {
  readonly port: number;
  readonly players: number;
  readonly watchers: number;
  /** Acts a second of each player. */
  readonly acts: number;
  /** Times a second that each shows where their hand is, as a moving mouse does. */
  readonly points: number;
  readonly seconds: number;
}

export interface TableRun {
  /** Milliseconds from sending to folded in at everybody else, and to acknowledged. */
  readonly toOthers: Summary;
  readonly toActor: Summary;
  /** Entries that somebody else folded in over those they should have. */
  readonly delivered: number;
  readonly refused: number;
  /** Tables that at the end are not what a newcomer is given. */
  readonly wrongTables: number;
  /** Acts a second, of all together. */
  readonly rate: number;
  readonly serverCpu: number;
  readonly foreign: number;
  /** What somebody who comes now is given, in bytes of JSON. */
  readonly joinBytes: number;
}

/** People act this long before anything is counted, in ms. */
const WARM_UP = 2000;

export async function measureTable(wish: TableRunWish): Promise<TableRun> {
  const seeded = await seed({ width: 64, height: 64, people: wish.players });
  const server = await startServer(seeded.dataDir, wish.port);
  try {
    const acts = createActs();
    const players: TablePlayer[] = [];
    for (const [index, { cookie }] of seeded.people.entries()) {
      const name = `player ${index + 1}`;
      players.push(await openPlayer({ port: wish.port, seed: seeded, name, cookie }, index + 1, acts));
    }
    const watchers: Onlooker[] = [];
    for (let index = 0; index < wish.watchers; index++)
      watchers.push(await openOnlooker({ port: wish.port, seed: seeded, name: `watcher ${index + 1}` }));
    players[0]?.ask({ type: 'set-up', game: 'free' });
    for (const [index, player] of players.entries()) player.ask({ type: 'sit', seat: index + 1 });
    await allAnswered(acts);
    const everybody = [...players, ...watchers];
    const laid = acts.bySeq.size;
    await everybodyHas(everybody, laid);

    let turn = 0;
    let pointing = 0;
    const stops = [
      startPace(wish.acts * players.length, () => players[turn++ % players.length]?.act()),
      startPace(wish.points * players.length, () => {
        const at = [(pointing * 7) % WIDTH, (pointing * 5) % HEIGHT] as const;
        players[pointing++ % players.length]?.client.point(at);
      }),
    ];
    await sleep(WARM_UP);
    const first = acts.bySeq.size + 1;
    const core = coreTimes(SERVER_CORE);
    const meter = meterCpu(server.pid);
    await sleep(wish.seconds * 1000);
    const { share, wall } = meter.read();
    const busy = busyShare(core, coreTimes(SERVER_CORE));
    const last = acts.bySeq.size;
    for (const stop of stops) stop();
    await allAnswered(acts);
    await everybodyHas(everybody, acts.bySeq.size);

    const samples = everybody.map((one) => latencies(one, acts, first, last));
    const heard = samples.reduce((sum, list) => sum + list.length, 0);
    const counted = [...acts.bySeq].filter(([seq]) => seq >= first && seq <= last).map(([, act]) => act);
    const fresh = await openOnlooker({ port: wish.port, seed: seeded, name: 'newcomer' });
    const truth = JSON.stringify(tableOf(fresh));
    return {
      toOthers: summarize(...samples),
      toActor: summarize(counted.map(({ sentAt, doneAt }) => doneAt - sentAt)),
      delivered: heard / (counted.length * (everybody.length - 1)),
      refused: [...acts.refusals.values()].reduce((sum, count) => sum + count, 0),
      wrongTables: watchers.filter((one) => JSON.stringify(tableOf(one)) !== truth).length,
      rate: counted.length / wall,
      serverCpu: share,
      foreign: Math.max(0, busy - share),
      joinBytes: JSON.stringify(fresh.view()).length,
    };
  } finally {
    await server.kill();
    removeTemporaryFolder(seeded.dataDir);
  }
}

/** Of each act by somebody else: from its sending to this one's having folded it in. */
function latencies({ name, heard }: Onlooker, { bySeq }: Acts, first: number, last: number): number[] {
  const samples: number[] = [];
  for (let seq = first; seq <= last; seq++) {
    const [act, at] = [bySeq.get(seq), heard.get(seq)];
    if (act && at !== undefined && act.by !== name) samples.push(at - act.sentAt);
  }
  return samples;
}

/** What lies on the table, in the order of its numbers: who follows has it in the order in which it came. */
function tableOf(one: Onlooker): unknown {
  const { places, pieces, ...rest } = one.view();
  return { ...rest, places: places.toSorted((a, b) => a.id - b.id), pieces: [...pieces] };
}

/** Or not, after five seconds: then something is missing, and `delivered` says so. */
async function everybodyHas(everybody: readonly Onlooker[], seq: number): Promise<void> {
  const deadline = performance.now() + 5000;
  while (everybody.some(({ heard }) => !heard.has(seq)) && performance.now() < deadline) await sleep(20);
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
