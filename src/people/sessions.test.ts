import { beforeEach, expect, test } from 'vitest';
import { isRefusal, refuse } from '../activities/activity.ts';
import type { Account } from './account.ts';
import { tokenFrom } from './session-token.ts';
import { createSessions, RENEW_EVERY, type Sessions, type StoredSession } from './sessions.ts';

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
let sessions: Sessions;

beforeEach(() => {
  rows = new Map();
  writes = 0;
  now = 1_000_000;
  sessions = createSessions({
    days: 30,
    now: () => now,
    store: {
      async add(session) {
        rows.set(session.tokenHash, session);
      },
      async find(hash) {
        const session = rows.get(hash);
        return session ? { session, account: ada } : null;
      },
      async extend(hash, seenAt, expiresAt) {
        writes += 1;
        rows.set(hash, { ...(rows.get(hash) as StoredSession), seenAt, expiresAt });
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

test('a token has 256 bits, and only its hash is kept', async () => {
  const { token } = await sessions.start(7);
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  const other = await sessions.start(7);
  expect(other.token).not.toBe(token);
  expect([...rows.keys()].every((hash) => /^[0-9a-f]{64}$/.test(hash) && hash !== token)).toBe(true);
});

test('use moves the end, with at most one write an hour', async () => {
  const { token, expiresAt } = await sessions.start(7);
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
  const { token } = await sessions.start(7);
  now += 30 * DAY - 1;
  expect(isRefusal(await sessions.resume(token))).toBe(false);
  now += 30 * DAY;
  expect(await sessions.resume(token)).toEqual(refuse('people/session-expired'));
  expect(await sessions.sweep()).toBe(1);
  expect(rows.size).toBe(0);
});

test('an ended session does not come back', async () => {
  const { token } = await sessions.start(7);
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
