import { beforeEach, expect, test } from 'vitest';
import { isRefusal, refuse } from '../activities/activity.ts';
import type { Account } from './account.ts';
import { tokenFrom } from './session-token.ts';
import { createSessions, RENEW_EVERY, type Sessions, type StoredSession, sessionId } from './sessions.ts';

const DAY = 86_400_000;
const ada: Account = {
  number: 7,
  uuid: '6b1c1f3e-0000-4000-8000-000000000000',
  name: 'Ada',
  kind: 'person',
  role: null,
  claimed: false,
};
let rows: Map<string, StoredSession>;
let writes: number;
let now: number;
let account: Account;
let sessions: Sessions;

beforeEach(() => {
  rows = new Map();
  writes = 0;
  now = 1_000_000;
  account = ada;
  sessions = createSessions({
    days: 30,
    maxDays: 180,
    now: () => now,
    store: {
      async add(session) {
        rows.set(session.tokenHash, session);
      },
      async find(hash) {
        const session = rows.get(hash);
        return session ? { session, account } : null;
      },
      async extend(hash, change) {
        writes += 1;
        rows.set(hash, { ...(rows.get(hash) as StoredSession), ...change });
      },
      of: async (person) => [...rows.values()].filter((row) => row.account === person),
      async removeOthers(person, keep) {
        const others = [...rows.values()].filter((row) => row.account === person && row.tokenHash !== keep);
        for (const { tokenHash } of others) rows.delete(tokenHash);
        return others.length;
      },
      async remove(hash) {
        rows.delete(hash);
      },
      async removeExpired(before) {
        const expired = [...rows.values()].filter((row) => row.expiresAt <= before);
        for (const { tokenHash } of expired) rows.delete(tokenHash);
        return expired.length;
      },
    },
  });
});

const HERE = { agent: 'Browser', address: '203.0.113.7' };
const start = () => sessions.start(7, 'name', HERE);

test('a token has 256 bits, and only its hash is kept', async () => {
  const { token } = await start();
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  const other = await start();
  expect(other.token).not.toBe(token);
  expect([...rows.keys()].every((hash) => /^[0-9a-f]{64}$/.test(hash) && hash !== token)).toBe(true);
});

test('use moves the end, with at most one write an hour', async () => {
  const { token, expiresAt } = await start();
  for (let minute = 0; minute < 59; minute += 1) {
    now += 60_000;
    expect(await sessions.resume(token)).toMatchObject({ account: ada, renewed: false, expiresAt });
  }
  expect(writes).toBe(0);
  now += 60_000;
  expect(await sessions.resume(token)).toMatchObject({ renewed: true, expiresAt: now + 30 * DAY });
  expect(await sessions.resume(token)).toMatchObject({ renewed: false });
  expect(writes).toBe(1);
  expect(RENEW_EVERY).toBe(3_600_000);
});

test('a session that nobody used for its lifetime has ended', async () => {
  const { token } = await start();
  now += 30 * DAY - 1;
  expect(isRefusal(await sessions.resume(token))).toBe(false);
  now += 30 * DAY;
  expect(await sessions.resume(token)).toEqual(refuse('people/session-expired'));
  expect(await sessions.sweep()).toBe(1);
  expect(rows.size).toBe(0);
});

test('in use every day, it ends after the longest time there is where its account has a way back', async () => {
  const { token } = await start();
  account = { ...ada, claimed: true };
  for (let day = 1; day < 180; day += 1) {
    now += DAY;
    expect(await sessions.resume(token)).toMatchObject({
      expiresAt: Math.min(now + 30 * DAY, 1_000_000 + 180 * DAY),
    });
  }
  now += DAY;
  expect(await sessions.resume(token)).toEqual(refuse('people/session-expired'));
  // Nobody without a way back loses the account they use every day.
  account = ada;
  const other = await start();
  for (let day = 1; day < 400; day += 1) {
    now += DAY;
    expect(await sessions.resume(other.token)).toMatchObject({ renewed: true, expiresAt: now + 30 * DAY });
  }
});

test('says where it was used from last, and in which way it began', async () => {
  const { token } = await start();
  now += RENEW_EVERY;
  await sessions.resume(token, { agent: 'Another', address: '203.0.113.8' });
  expect(await sessions.of(7)).toEqual([
    {
      id: sessionId(token),
      via: 'name',
      createdAt: 1_000_000,
      seenAt: now,
      agent: 'Another',
      address: '203.0.113.8',
    },
  ]);
});

test('ends one by its id, all others, or all', async () => {
  const [one, two, three] = [await start(), await start(), await start()];
  expect(await sessions.revoke(8, sessionId(two.token))).toBe(false);
  expect(await sessions.revoke(7, sessionId(two.token))).toBe(true);
  expect(await sessions.revoke(7, sessionId(two.token))).toBe(false);
  expect(isRefusal(await sessions.resume(two.token))).toBe(true);
  expect(await sessions.revokeOthers(7, three.token)).toBe(1);
  expect([
    isRefusal(await sessions.resume(one.token)),
    isRefusal(await sessions.resume(three.token)),
  ]).toEqual([true, false]);
  expect(await sessions.revokeOthers(7, null)).toBe(1);
  expect(rows.size).toBe(0);
});

test('an ended session does not come back', async () => {
  const { token } = await start();
  await sessions.end(token);
  expect(await sessions.resume(token)).toEqual(refuse('people/session-expired'));
});

test('the token is found among other cookies, and nothing else is taken for one', () => {
  const token = 'Abc-_'.padEnd(43, '0');
  expect(tokenFrom(`a=b; atelier=${token}; c=d`)).toBe(token);
  expect(tokenFrom(`notatelier=${token}`)).toBeNull();
  expect(tokenFrom(`atelier=${token}0`)).toBeNull();
  expect(tokenFrom(undefined)).toBeNull();
});
