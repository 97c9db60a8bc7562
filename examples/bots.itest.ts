/** The examples as their readers would run them: against a real server, as programs of their own. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGuest, type Guest } from '../e2e/harness/guest.ts';
import { type ServerProcess, startServer } from '../e2e/harness/server-process.ts';
import type { ChatView } from '../src/activities/chat/types.ts';
import { createMineApi } from '../src/client/mine.ts';

let server: ServerProcess;
let host: Guest;
const running = new Set<ChildProcess>();
const folder = mkdtempSync(join(tmpdir(), 'atelier-bots-'));

beforeAll(async () => {
  server = await startServer();
  host = await createGuest(server.url, 'Host');
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  host.live.close();
  await server.dispose();
  await rm(folder, { recursive: true, force: true });
});

function run(script: string, ...words: string[]) {
  return runWith({}, script, ...words);
}

function runWith(environment: Record<string, string>, script: string, ...words: string[]) {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...words], { env });
  running.add(child);
  const output = { text: '' };
  child.stdout.on('data', (data: Buffer) => {
    output.text += data;
  });
  child.stderr.on('data', (data: Buffer) => {
    output.text += data;
  });
  const ended = once(child, 'exit').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  return { child, output, ended };
}

async function room(mural: { width: number; height: number; palette?: string[]; cooldown: number }) {
  const { code } = await host.api.createRoom({
    title: 'Bots',
    visibility: 'unlisted',
    preset: 'sketch',
    mural,
  });
  return code;
}

test('the painter draws a picture file in the nearest colours and leaves transparent pixels alone', async () => {
  const code = await room({ width: 16, height: 16, palette: ['#ffffff', '#ff0000', '#0000ff'], cooldown: 0 });
  // Nearly red, nearly blue, transparent.
  const pixels = Buffer.from([250, 10, 10, 255, 10, 10, 240, 255, 0, 0, 255, 0]);
  const file = join(folder, 'picture.png');
  await sharp(pixels, { raw: { width: 3, height: 1, channels: 4 } })
    .png()
    .toFile(file);
  const { output, ended } = run('painter-bot.ts', server.url, code, file, '--at', '2,1');
  expect(await ended, output.text).toBe(0);
  const drawn = await host.api.region(code, { x: 1, y: 1, width: 5, height: 1 });
  expect([...drawn]).toEqual([0, 1, 2, 0, 0]);
  expect(output.text).toContain('100 % (2 of 2)');
});

test('the painter waits for its turn where there is a cooldown', async () => {
  const code = await room({ width: 16, height: 16, palette: ['#ffffff', '#ff0000'], cooldown: 1 });
  const file = join(folder, 'line.png');
  await sharp({ create: { width: 3, height: 1, channels: 3, background: '#ff0000' } })
    .png()
    .toFile(file);
  const began = performance.now();
  const { output, ended } = run('painter-bot.ts', server.url, code, file);
  expect(await ended, output.text).toBe(0);
  expect(performance.now() - began).toBeGreaterThan(2_000);
  expect([...(await host.api.region(code, { x: 0, y: 0, width: 4, height: 1 }))]).toEqual([1, 1, 1, 0]);
});

test('the painter says what it wants to be told, and what went wrong', async () => {
  const help = run('painter-bot.ts', server.url);
  expect(await help.ended).toBe(2);
  expect(help.output.text).toContain('painter-bot.ts <address> <room> [picture]');
  const lost = run('painter-bot.ts', server.url, 'BBBB');
  expect(await lost.ended).toBe(1);
  expect(lost.output.text).toContain('rooms/unknown');
});

test('the greeter greets each newcomer once, also those who came while it was away', async () => {
  const code = await room({ width: 16, height: 16, cooldown: 0 });
  const { output, child, ended } = run('greeter-bot.ts', server.url, code, '--text', 'Hello {name}.');
  await expect.poll(() => output.text, { timeout: 20_000 }).toContain('waits for newcomers');
  const ada = await createGuest(server.url, 'Ada');
  await ada.api.joinRoom(code);
  await expect.poll(() => output.text, { timeout: 20_000 }).toContain('Greeted Ada.');

  await server.end('SIGTERM');
  await server.start();
  const grace = await createGuest(server.url, 'Grace');
  await grace.api.joinRoom(code);
  await ada.api.joinRoom(code);
  await expect.poll(() => output.text, { timeout: 20_000 }).toContain('Greeted Grace.');

  child.kill('SIGTERM');
  await ended;
  ada.live.close();
  grace.live.close();
  const { messages } = await host.api.messages(code);
  const texts = (messages as ChatView['messages']).map(({ text }) => text);
  expect(texts).toEqual(['Hello Ada.', 'Hello Grace.']);
});

test('with a token the examples are a bot of somebody’s, and stop when it is revoked', async () => {
  const mine = createMineApi({ base: server.url, headers: () => ({ cookie: host.cookie }) });
  const bot = await mine.makeBot('Doorkeeper');
  const { token, secret } = await mine.makeToken(bot.number, { label: 'hall', scopes: ['chat'] });
  const code = await room({ width: 16, height: 16, cooldown: 0 });
  const { output, child, ended } = runWith({ ATELIER_TOKEN: secret }, 'greeter-bot.ts', server.url, code);
  await expect.poll(() => output.text, { timeout: 20_000 }).toContain('Doorkeeper waits for newcomers');
  const linus = await createGuest(server.url, 'Linus');
  await linus.api.joinRoom(code);
  await expect.poll(() => output.text, { timeout: 20_000 }).toContain('Greeted Linus.');
  expect((await host.api.messages(code)).messages).toMatchObject([
    { by: bot.number, text: 'Welcome, Linus!' },
  ]);
  expect(await host.api.people([bot.number])).toMatchObject([{ name: 'Doorkeeper', kind: 'bot' }]);

  await mine.revokeToken(bot.number, token.id);
  const radia = await createGuest(server.url, 'Radia');
  await radia.api.joinRoom(code);
  await expect.poll(() => output.text, { timeout: 20_000 }).toContain('people/bad-token');
  expect((await host.api.messages(code)).messages).toHaveLength(1);

  child.kill('SIGTERM');
  await ended;
  linus.live.close();
  radia.live.close();
});

test('a token that is none is told apart at once', async () => {
  const { output, ended } = runWith(
    { ATELIER_TOKEN: `atl_${'A'.repeat(43)}` },
    'painter-bot.ts',
    server.url,
    'PARK',
  );
  expect(await ended).toBe(1);
  expect(output.text).toContain('people/bad-token');
});

test('the commands and the program in docs/bots.md do what it says, as they stand there', async () => {
  const docs = join(import.meta.dirname, '../docs');
  const page = (await readFile(join(docs, 'bots.md'), 'utf8')).replaceAll(
    'http://localhost:3000',
    server.url,
  );
  const blocks = (kind: string) =>
    [...page.matchAll(new RegExp(`\`\`\`${kind}\\n(.*?)\`\`\``, 'gs'))].map(([, block = '']) => block);
  const mine = createMineApi({ base: server.url, headers: () => ({ cookie: host.cookie }) });
  const bot = await mine.makeBot('Reader of docs');
  const { secret } = await mine.makeToken(bot.number, { label: 'docs', scopes: ['chat', 'place'] });
  const env = { ...process.env, ATELIER_TOKEN: secret };

  const commands = blocks('sh').map((block) => block.replace('export ATELIER_TOKEN=atl_…', ''));
  const answers = commands.map((block) =>
    execFileSync('bash', ['-c', block.replaceAll('curl ', 'curl -sS ')], { env, encoding: 'utf8' }),
  );
  expect(answers.map((answer) => JSON.parse(answer))).toMatchObject([
    { results: [{ seq: expect.any(Number) }] },
    { t: 'done' },
  ]);
  const [program = ''] = blocks('ts');
  const said = execFileSync(process.execPath, ['--input-type=module-typescript', '--eval', program], {
    cwd: docs,
    env,
    encoding: 'utf8',
  });
  expect(said).toMatch(/^Said: entry \d+$/m);
  const { messages } = await host.api.messages('PARK');
  expect(messages.map(({ by, text }) => [by, text])).toEqual([
    [bot.number, 'Hello'],
    [bot.number, 'Hello'],
  ]);
});
