/** (e) Memory of a viewer who just looks. */
import { join } from 'node:path';
import { startChild } from './child.ts';
import { LOAD_CORE, residentBytes, SERVER_CORE } from './cpu.ts';
import type { CrowdCount, Gather } from './crowd.ts';
import type { Section } from './section.ts';
import { seed } from './seed.ts';
import { startServer } from './server-process.ts';
import { removeTemporaryFolder } from './temporary-folder.ts';

const MAX_KIBIBYTES = 14;

export const idle: Section = {
  name: 'idle',
  async measure({ quick, port, progress }) {
    const [few, many] = quick ? [100, 500] : [1000, 5000];
    progress(`${few} to ${many} idle viewers`);
    const seeded = await seed({ width: 1000, height: 1000, people: 0 });
    const server = await startServer(seeded.dataDir, port);
    // What the room's page opens.
    const activities = ['chat'];
    const viewer = { speaks: 'atelier', port, room: seeded.room.code, activities } as const;
    const ours = await measureGrowth(server.pid, viewer, few, many);
    await server.kill();
    removeTemporaryFolder(seeded.dataDir);

    progress('the same on bare ws');
    const bare = startChild(join(import.meta.dirname, 'peers/bare-ws.ts'), SERVER_CORE);
    await bare.ask('listen', port);
    const floor = await measureGrowth(bare.pid, { speaks: 'websocket', port }, few, many);
    await bare.stop();
    return [
      {
        group: 'Memory',
        name: `resident memory an idle viewer (mural and chat open), ${few} to ${many}`,
        value: ours.perViewer / 1024,
        unit: 'KiB',
        beside: [{ name: 'bare ws', value: floor.perViewer / 1024, unit: 'KiB' }],
        target: { atMost: MAX_KIBIBYTES },
        checks: [{ name: 'viewers connected', value: ours.viewers, expected: many }],
        note: `${(ours.few / 2 ** 20).toFixed(0)} to ${(ours.many / 2 ** 20).toFixed(0)} MiB in all`,
      },
    ];
  },
};

interface Growth {
  readonly few: number;
  readonly many: number;
  readonly perViewer: number;
  readonly viewers: number;
}

/** Growth of a process between two numbers of connections: what it needs without any does not count. */
async function measureGrowth(
  pid: number,
  viewer: Omit<Gather, 'count'>,
  few: number,
  many: number,
): Promise<Growth> {
  const crowd = startChild(join(import.meta.dirname, 'crowd.ts'), LOAD_CORE);
  try {
    await crowd.ask('gather', { ...viewer, count: few });
    const before = await settled(pid);
    await crowd.ask('gather', { ...viewer, count: many - few });
    const after = await settled(pid);
    const { viewers, lost } = await crowd.ask<CrowdCount>('count');
    return { few: before, many: after, perViewer: (after - before) / (many - few), viewers: viewers - lost };
  } finally {
    await crowd.stop();
  }
}

/** Resident memory once it has stayed the same within 1 % for 3 s: what the handshakes left is collected then. */
async function settled(pid: number): Promise<number> {
  let bytes = residentBytes(pid);
  for (let quiet = 0; quiet < 3; ) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const now = residentBytes(pid);
    quiet = Math.abs(now - bytes) < bytes / 100 ? quiet + 1 : 0;
    bytes = now;
  }
  return bytes;
}
