import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { startTestServer } from '../testing/test-server.ts';

test('while the database cannot be written, reading goes on and writing says why', async () => {
  const server = await startTestServer();
  const ada = await server.person('Ada');
  const room = `rooms/${(await ada.post('rooms', { title: 'Here', visibility: 'public' })).json().code}`;
  await ada.get(`${room}/mural`);
  await ada.get(`${room}/chat/since`);
  await sql`PRAGMA query_only = 1`.execute(server.store.db);

  const writes = [
    await server.ask('POST', 'me', { name: 'Bob' }),
    await ada.patch('me', { name: 'Ida' }),
    await ada.post('rooms', { title: 'x', visibility: 'public' }),
    await ada.post(`${room}/mural/reset`),
    await ada.post(`${room}/chat/commands`, {
      client: 'store-fault-client',
      n: 1,
      command: { type: 'say', text: 'x' },
    }),
  ];
  for (const answer of writes) {
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'store/read-only']);
    expect(answer.body).not.toMatch(/\.ts|\.db|stack/);
  }
  const { results } = (await ada.post(`${room}/mural/pixels`, { pixels: [1, 1, 1] })).json();
  expect(results).toEqual([expect.objectContaining({ code: 'store/read-only' })]);
  expect((await ada.get(room)).json().title).toBe('Here');
  expect((await ada.get(`${room}/mural/pixels/1/1`)).json().by).toBe(0);
  const health = await server.ask('GET', '/health');
  expect(health.statusCode).toBe(503);
  expect(health.json().checks.database).toMatchObject({ ok: false, problem: 'store/read-only' });

  await sql`PRAGMA query_only = 0`.execute(server.store.db);
  expect((await ada.patch('me', { name: 'Ida' })).statusCode).toBe(200);
  const again = await ada.post(`${room}/mural/pixels`, { pixels: [1, 1, 1] });
  expect(again.json().results[0].seq).toBeGreaterThan(0);
  await server.end();
});
