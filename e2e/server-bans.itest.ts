/** Bans from the whole server: what they end, whom they cover, and how they end. */
import { describe, expect, test } from 'vitest';
import type { TestPerson } from '../src/testing/test-server.ts';
import { setModerated } from './harness/moderated.ts';
import { rawSocket, upgradeRequest } from './harness/raw-socket.ts';
import { connect } from './harness/wire.ts';

const stage = setModerated();

describe('a ban from the server', () => {
  const ban = (person: TestPerson, more: object = {}) =>
    stage.moderator.post('bans', { person: person.number, reason: 'Spam everywhere', until: null, ...more });

  test('ends the connections at once with the reason, and everything but reading why is refused', async () => {
    const victim = await stage.fresh();
    const live = await stage.enter('PARK', victim);
    const until = Date.now() + 3_600_000;
    expect((await ban(victim, { until, note: 'third time' })).statusCode).toBe(204);
    expect(await live.wire.next('error')).toMatchObject({
      code: 'people/banned',
      detail: { reason: 'Spam everywhere', until },
    });
    expect(await live.wire.closed).toMatchObject({ code: 4403 });

    for (const answer of [
      await victim.get('rooms'),
      await victim.get('rooms/PARK/mural'),
      await victim.post('rooms/PARK/join', {}),
      await victim.patch('me', { name: 'Another' }),
      await victim.post('reports', { what: { kind: 'person', person: stage.ada.number }, reason: 'spam' }),
    ]) {
      expect(answer.statusCode).toBe(403);
      expect(answer.json()).toMatchObject({ code: 'people/banned', reason: 'Spam everywhere', until });
    }
    const own = await victim.get('me/ban');
    expect(own.json()).toEqual({ ban: { reason: 'Spam everywhere', until } });
    expect(own.body).not.toContain('third time');
    expect((await victim.get('me')).json().me.number).toBe(victim.number);

    const raw = await rawSocket(stage.url);
    raw.socket.write(upgradeRequest({ Cookie: victim.cookie }));
    const answer = String(await raw.ended);
    expect(answer).toContain('HTTP/1.1 403 Forbidden');
    expect(answer).toContain('"code":"people/banned"');
    expect((await victim.post('me/leave')).statusCode).toBe(204);
  });

  test('ends by itself, by being lifted, and by a shorter one that takes its place', async () => {
    const victim = await stage.fresh();
    const state = async () => (await victim.get('rooms')).statusCode;
    await ban(victim);
    expect(await state()).toBe(403);
    await ban(victim, { until: Date.now() + 150 });
    await expect.poll(state, { timeout: 5000 }).toBe(200);

    await ban(victim);
    const [first] = (await stage.moderator.get('bans')).json().bans;
    expect(first).toMatchObject({ account: victim.number, until: null, madeByName: 'Mona' });
    expect((await stage.moderator.post(`bans/${first.id}/lift`)).statusCode).toBe(204);
    expect(await state()).toBe(200);
    expect((await stage.moderator.post(`bans/${first.id}/lift`)).json().code).toBe('bans/lifted');
    const over = (await stage.moderator.get('bans?over=true')).json().bans;
    expect(over[0]).toMatchObject({ id: first.id, liftedByName: 'Mona' });
  });

  test('covers an address only by choice, with an end, and never the moderator’s own nor whoever looks after the server', async () => {
    const [here, there] = ['2001:db8:1:2::7', '203.0.113.9'];
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const made = await stage.server.ask('POST', 'me', { name: 'Pupil' }, from(here));
    const pupil = { number: made.json().me.number } as TestPerson;
    const asks = async (address: string, headers = {}) =>
      (await stage.server.ask('GET', 'rooms', undefined, { ...from(address), ...headers })).statusCode;

    const own = await stage.server.person('At home');
    expect((await ban(own, { addressDays: 3 })).json().code).toBe('bans/own-address');
    expect((await own.get('rooms')).statusCode).toBe(200);
    expect((await ban(pupil, { addressDays: 31 })).statusCode).toBe(400);

    await ban(pupil);
    expect(await asks(here)).toBe(200);
    expect((await ban(pupil, { addressDays: 2 })).statusCode).toBe(204);
    expect(await asks(here)).toBe(403);
    // A neighbour in the same /64 too, nobody else, and those who look after the server never.
    expect(await asks('2001:db8:1:2:ffff::1')).toBe(403);
    expect(await asks('2001:db8:1:3::7')).toBe(200);
    expect(await asks(there)).toBe(200);
    expect(await asks(here, { cookie: stage.admin.cookie })).toBe(200);
    expect((await stage.server.ask('POST', 'me', { name: 'Pupil again' }, from(here))).statusCode).toBe(403);
    expect((await stage.server.ask('GET', 'me/ban', undefined, from(here))).json().ban.until).toBeGreaterThan(
      0,
    );
    const socket = await connect(stage.url, { headers: from(here), silent: true });
    expect(await socket.closed).toMatchObject({ code: 1006 });

    const bans = (await stage.moderator.get('bans')).json().bans as {
      id: number;
      address: string;
      until: number;
    }[];
    const address = bans.find((one) => one.address !== '');
    expect(address).toMatchObject({ address: '2001:db8:1:2::/64', until: expect.any(Number) });
    await stage.moderator.post(`bans/${address?.id}/lift`);
    expect(await asks(here)).toBe(200);
  });

  test('is not for those who look after the server, nor for nobody, and not in the past', async () => {
    expect((await ban(stage.admin)).json().code).toBe('bans/staff');
    expect((await ban({ number: 99_999 } as TestPerson)).json().code).toBe('bans/unknown');
    expect((await ban(stage.bob, { until: 5 })).json().code).toBe('bans/bad-end');
    for (const answer of [
      await stage.bob.get('bans'),
      await stage.bob.post('bans', { person: stage.ada.number, reason: 'x', until: null }),
    ])
      expect(answer.json().code).toBe('people/not-allowed');
    const acts = (await stage.admin.get('desk/audit?act=server/ban')).json();
    expect(JSON.stringify(acts)).toContain('Spam everywhere');
  });
});
