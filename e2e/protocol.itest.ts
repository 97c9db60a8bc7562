/** Plays the conversation of docs/protocol.md against a real server: every answer must be the one that is written there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createGuest, type Guest } from './harness/guest.ts';
import { type ServerProcess, startServer } from './harness/server-process.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/protocol.md'), 'utf8');
const protocol = readFileSync(join(import.meta.dirname, '../src/live/protocol.ts'), 'utf8');

let server: ServerProcess;
let guest: Guest;
let code: string;
beforeAll(async () => {
  server = await startServer();
  guest = await createGuest(server.url, 'Protocol reader');
  guest.live.close();
  ({ code } = await guest.api.createRoom({ title: 'Protocol', visibility: 'unlisted' } as never));
});
afterAll(() => server.dispose());

/** The lines of the conversation: who speaks, and what. */
const lines = [...page.matchAll(/^(→|←) (\{.*\})$/gm)].map(([, side, text]) => ({
  fromClient: side === '→',
  text: text ?? '',
}));

test('the conversation is as the page says', async () => {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`, 'atelier.v1', {
    headers: { cookie: guest.cookie },
  });
  const heard: unknown[] = [];
  socket.on('message', (data: Buffer, binary) => heard.push(binary ? data : JSON.parse(String(data))));
  await new Promise((resolve) => socket.once('open', resolve));

  // Names for what differs each time, learnt from the answers.
  const names = new Map<string, unknown>([['CODE', code]]);
  const fill = (text: string): string =>
    text.replaceAll(/"(CODE|CHAT|EPOCH)"/g, (_, name: string) => JSON.stringify(names.get(name)));

  expect(lines.length).toBeGreaterThan(20);
  for (const { fromClient, text } of lines) {
    if (fromClient) {
      socket.send(fill(text));
      continue;
    }
    const expected = JSON.parse(text) as Record<string, unknown>;
    const answer = (await next(heard, expected.t as string)) as Record<string, unknown>;
    if (expected.id === 'CHAT' && !names.has('CHAT')) names.set('CHAT', answer.id);
    if (answer.epoch) names.set('EPOCH', answer.epoch);
    expect(answer).toEqual(sameWhereDifferent(JSON.parse(fill(text)), answer));
  }
  socket.close();
});

/** Waits for the next message of a kind; messages of other kinds stay, as presence and ticks come when they come. */
async function next(heard: unknown[], kind: string): Promise<unknown> {
  const deadline = Date.now() + 5000;
  for (;;) {
    const index = heard.findIndex((message) => (message as { t?: string }).t === kind);
    if (index >= 0) return heard.splice(index, 1)[0];
    if (Date.now() > deadline) throw new Error(`no "${kind}" came; there is ${JSON.stringify(heard)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The expected value, with what is written as "…" taken from the answer. */
function sameWhereDifferent(expected: unknown, answer: unknown): unknown {
  if (expected === '…') return answer;
  if (Array.isArray(expected)) {
    return expected.map((item, index) => sameWhereDifferent(item, (answer as unknown[])?.[index]));
  }
  if (typeof expected !== 'object' || expected === null) return expected;
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [
      key,
      sameWhereDifferent(value, (answer as Record<string, unknown>)?.[key]),
    ]),
  );
}

test('every message of the protocol is on the page', () => {
  const kinds = [...protocol.matchAll(/readonly t: '(\w+)'/g)].map(([, kind]) => kind);
  expect(kinds.length).toBeGreaterThan(15);
  for (const kind of kinds) expect(page).toContain(`{"t":"${kind}"`);
});
