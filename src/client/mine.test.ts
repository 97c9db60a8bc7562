import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMineApi } from './mine.ts';
import { ApiError } from './request.ts';

/** A server that sends these pieces, and then ends as it should, breaks off, or never ends. */
let pieces: readonly string[] = [];
let ending: 'whole' | 'broken' | 'never' = 'whole';
let server: Server;
let mine: ReturnType<typeof createMineApi>;

beforeAll(async () => {
  server = createServer((_request, response) => {
    for (const piece of pieces) response.write(piece);
    if (ending === 'whole') response.end();
    // Only once the pieces are under way: otherwise nothing comes at all.
    if (ending === 'broken') response.write('"more":', () => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  mine = createMineApi({ base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('an export', () => {
  test('that is whole comes with its progress', async () => {
    [pieces, ending] = [['{"a":1,\n', '"complete":true}\n'], 'whole'];
    const told: number[] = [];
    const file = await mine.exportMe((bytes) => told.push(bytes));
    expect(JSON.parse((await file?.text()) ?? '')).toEqual({ a: 1, complete: true });
    expect(told.at(-1)).toBe(file?.size);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
  });

  test('that ends before its end is none', async () => {
    [pieces, ending] = [['{"a":1,\n', '"text":"complete"'], 'whole'];
    expect(await mine.exportMe(() => {})).toBeNull();
  });

  test('that breaks off is none either, and says nothing of a refusal', async () => {
    [pieces, ending] = [['{"a":1,\n'], 'broken'];
    const error = await mine.exportMe(() => {}).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).not.toBeInstanceOf(ApiError);
  });

  test('can be given up while it comes', async () => {
    [pieces, ending] = [['{"a":1,\n'], 'never'];
    const stop = new AbortController();
    await expect(mine.exportMe(() => stop.abort(), stop.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
