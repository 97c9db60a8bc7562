/** (g) The card table: from one person's act to everybody's screen. */
import { measureSocketIo } from './fan-out-peers.ts';
import type { Section } from './section.ts';
import { measureTable } from './table-run.ts';

/** The limits, in ms and bytes. */
const MAX_P99 = 60;
const MAX_JOIN = 20 * 1024;

export const table: Section = {
  name: 'table',
  async measure({ quick, port, progress }) {
    const [players, watchers] = quick ? [4, 20] : [12, 200];
    const group = `Card table: ${players} players and ${watchers} watchers`;
    progress(`${players} players, ${watchers} watchers`);
    const seconds = quick ? 2 : 20;
    const run = await measureTable({ port, players, watchers, acts: 2, points: 10, seconds });
    progress('the same number of messages by socket.io');
    const rate = players * 2;
    const socketIo = await measureSocketIo(players + watchers, port, { rate, seconds: quick ? 1 : 10 });
    return [
      {
        group,
        name: `${Math.round(run.rate)} acts/s: act to seen by the others, p99`,
        value: run.toOthers.p99,
        unit: 'ms',
        beside: [
          { name: 'p50', value: run.toOthers.p50, unit: 'ms' },
          { name: 'acknowledged p50', value: run.toActor.p50, unit: 'ms' },
          { name: 'p99', value: run.toActor.p99, unit: 'ms' },
          { name: 'socket.io p50', value: socketIo.toViewer.p50, unit: 'ms' },
          { name: 'p99', value: socketIo.toViewer.p99, unit: 'ms' },
        ],
        target: { atMost: MAX_P99 },
        checks: [
          { name: 'delivered / expected', value: run.delivered, expected: 1 },
          { name: 'acts refused', value: run.refused, expected: 0 },
          { name: 'tables that differ from a fresh one', value: run.wrongTables, expected: 0 },
        ],
        note: `${run.toOthers.count} samples of all ${players + watchers}; each player points 10 times a second; server ${run.serverCpu.toFixed(2)} core, others on its core ${run.foreign.toFixed(2)}`,
      },
      {
        group,
        name: 'what a newcomer is given',
        value: run.joinBytes,
        unit: 'B',
        target: { atMost: MAX_JOIN },
      },
    ];
  },
};
