/** The same audience in front of something else: the floor, and the common technique. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startChild } from './child.ts';
import { LOAD_CORE, meterCpu, SERVER_CORE } from './cpu.ts';
import type { CrowdCount, Gather } from './crowd.ts';
import { startPace } from './pace.ts';
import { type Summary, summarize } from './percentiles.ts';
import { openPlainSocket } from './plain-socket.ts';
import { randomPixels } from './streams.ts';

const peer = (name: string): string => join(import.meta.dirname, 'peers', name);
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface RawRun {
  readonly framesPerSecond: number;
  readonly framesPerCoreSecond: number;
}

/** Writes frames of this size at this beat to so many sockets, as the server did. */
export async function measureRawSockets(
  viewers: number,
  port: number,
  wish: { readonly bytes: number; readonly beat: number; readonly seconds: number },
): Promise<RawRun> {
  const writer = startChild(peer('raw-socket.ts'), SERVER_CORE);
  const crowd = startChild(join(import.meta.dirname, 'crowd.ts'), LOAD_CORE);
  try {
    await writer.ask('listen', port);
    await crowd.ask('gather', { speaks: 'websocket', port, count: viewers } satisfies Gather);
    const bytes = Math.max(3, Math.round(wish.bytes));
    await writer.ask('start', { frame: serverFrame(bytes).toString('base64'), interval: wish.beat });
    await sleep(1000);
    await crowd.ask('mark');
    const meter = meterCpu(writer.pid);
    await sleep(wish.seconds * 1000);
    const { cpu, wall } = meter.read();
    const { bytes: read } = await crowd.ask<CrowdCount>('count');
    const frames = read / bytes;
    return { framesPerSecond: frames / wall, framesPerCoreSecond: frames / cpu };
  } finally {
    await crowd.stop();
    await writer.stop();
  }
}

/** A binary frame of so many bytes in all, so that the crowd reads it as it reads a server's. */
function serverFrame(bytes: number): Buffer {
  const long = bytes - 2 > 125;
  const head = long ? [0x80 | 2, 126, (bytes - 4) >> 8, (bytes - 4) & 255] : [0x80 | 2, bytes - 2];
  const frame = Buffer.concat([Buffer.from(head), randomBytes(bytes - head.length)]);
  // Not a digest: the crowd of this peer reads no further.
  frame[head.length] = 0;
  return frame;
}

export interface SocketIoRun {
  /** Of the pixels sent, how many reached a viewer within the time. */
  readonly delivered: number;
  readonly toViewer: Summary;
  readonly serverCpu: number;
  readonly framesPerSecond: number;
  readonly framesPerCoreSecond: number;
  readonly bytesPerPixel: number;
}

const PROBES = 12;

/** Every pixel broadcast on its own. What it cannot keep up with waits in its queues and counts as not delivered. */
export async function measureSocketIo(
  viewers: number,
  port: number,
  wish: { readonly rate: number; readonly seconds: number },
): Promise<SocketIoRun> {
  const server = startChild(peer('socket-io.ts'), SERVER_CORE);
  const crowd = startChild(join(import.meta.dirname, 'crowd.ts'), LOAD_CORE);
  try {
    await server.ask('listen', port);
    await crowd.ask('gather', { speaks: 'socket.io', port, count: viewers - PROBES } satisfies Gather);
    const samples: number[] = [];
    const probes = await Promise.all(
      Array.from({ length: PROBES }, () =>
        openProbe(port, (sentAt) => samples.push(performance.now() - sentAt)),
      ),
    );
    const next = randomPixels({ width: 1000, height: 1000, colors: 32 }, 1, 1);
    let turn = 0;
    await crowd.ask('mark');
    const meter = meterCpu(server.pid);
    const stop = startPace(wish.rate, () => {
      const [x, y, color] = next();
      const pixel = { x, y, color, sentAt: performance.now() };
      probes[turn++ % PROBES]?.send(`42${JSON.stringify(['place', pixel])}`);
    });
    await sleep(wish.seconds * 1000);
    stop();
    const { cpu, wall, share } = meter.read();
    const count = await crowd.ask<CrowdCount>('count');
    return {
      delivered: count.delivered / (turn * count.viewers),
      toViewer: summarize(samples),
      serverCpu: share,
      framesPerSecond: (count.delivered + samples.length) / wall,
      framesPerCoreSecond: (count.delivered + samples.length) / cpu,
      bytesPerPixel: count.bytes / count.delivered,
    };
  } finally {
    await crowd.stop();
    await server.stop();
  }
}

async function openProbe(
  port: number,
  heard: (sentAt: number) => void,
): Promise<{ send(text: string): void }> {
  return new Promise((resolve, reject) => {
    openPlainSocket({
      port,
      path: '/socket.io/?EIO=4&transport=websocket',
      frame(_opcode, payload, self) {
        const text = payload.toString();
        if (text.startsWith('42')) {
          const [, pixel] = JSON.parse(text.slice(2)) as [string, { sentAt: number }];
          heard(pixel.sentAt);
        } else if (text.startsWith('0')) self.send('40');
        else if (text === '2') self.send('3');
        else if (text.startsWith('40')) resolve(self);
      },
    }).catch(reject);
  });
}
