import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../people/actor.ts';
import type { Channel } from '../../rooms/channel.ts';
import { createAddressCooldown } from './address-cooldown.ts';
import { CROWD, createProofOfWork, type ProofFacts, type ProofMode } from './proof-of-work.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const T = 100 * DAY;
/** All that a guard looks at of a channel. */
const channelOf = (id: number, name: string) => ({ id, activity: { name } }) as unknown as Channel;
const mural = channelOf(1, 'mural');
const chat = channelOf(2, 'chat');
const place = { type: 'place' };

describe('a proof of work', () => {
  let mode: ProofMode;
  let facts: Map<number, ProofFacts>;
  let asked: number;
  let proofs: ReturnType<typeof createProofOfWork>;
  const PROVE = { refused: 'people/prove-first' };
  const meet = (who: number, address = '203.0.113.7', claimed = facts.get(who)?.claimed === true) =>
    proofs.meet({ number: who, claimed }, address);
  const actor = (who: number): Actor => ({ who, address: '203.0.113.7' });
  const fresh: ProofFacts = { createdAt: T - MINUTE, claimed: false, provenAt: null };

  beforeEach(() => {
    mode = 'always';
    asked = 0;
    facts = new Map([[7, fresh]]);
    proofs = createProofOfWork({
      mode: () => mode,
      isStaff: (who) => who === 1,
      now: () => T,
      store: {
        async facts(who) {
          asked++;
          return facts.get(who) ?? null;
        },
        async prove(who, at) {
          facts.set(who, { ...(facts.get(who) ?? fresh), provenAt: at });
        },
      },
    });
  });

  test('is asked of everybody, always, and is good for a day', async () => {
    await meet(7, '203.0.113.7');
    expect(proofs.check(mural, actor(7), place, T)).toEqual(PROVE);
    expect(proofs.check(chat, actor(7), { type: 'say' }, T)).toEqual(PROVE);
    await proofs.proven(7);
    expect(proofs.check(mural, actor(7), place, T)).toBeNull();
    expect(proofs.check(mural, actor(7), place, T + DAY + 1)).toEqual(PROVE);
  });

  test('is asked of nobody, never', async () => {
    mode = 'never';
    expect(proofs.check(mural, actor(7), place, T)).toBeNull();
  });

  test('is not asked of staff, bots with a token, the house, or for what is no talk and no painting', async () => {
    await meet(7, '203.0.113.7');
    expect(proofs.check(mural, actor(1), place, T)).toBeNull();
    expect(proofs.check(mural, { ...actor(7), scopes: ['place'] }, place, T)).toBeNull();
    expect(proofs.check(mural, { who: 0 }, place, T)).toBeNull();
    expect(proofs.check(channelOf(3, 'members'), actor(7), { type: 'join' }, T)).toBeNull();
    expect(proofs.check(chat, actor(7), { type: 'delete' }, T)).toBeNull();
  });

  test('is asked of new accounts once: not of claimed ones, nor of old ones', async () => {
    mode = 'new-accounts';
    facts.set(8, { ...fresh, claimed: true });
    facts.set(9, { ...fresh, createdAt: T - 2 * DAY });
    for (const who of [7, 8, 9]) await meet(who, '203.0.113.7');
    expect([7, 8, 9].map((who) => proofs.check(mural, actor(who), place, T))).toEqual([PROVE, null, null]);
  });

  test('is not asked any more of whoever claims their account, and again of whoever loses their last way back', async () => {
    mode = 'new-accounts';
    await meet(7);
    expect(proofs.check(mural, actor(7), place, T)).toEqual(PROVE);
    facts.set(7, { ...fresh, claimed: true });
    await meet(7);
    expect(proofs.check(mural, actor(7), place, T)).toBeNull();
    facts.set(7, fresh);
    await meet(7);
    expect(proofs.check(mural, actor(7), place, T)).toEqual(PROVE);
  });

  test('asks the database once for each account, as long as nothing changes', async () => {
    for (let again = 0; again < 3; again++) await meet(7);
    expect(asked).toBe(1);
    await proofs.proven(7);
    await meet(7);
    expect(proofs.check(mural, actor(7), place, T)).toBeNull();
    expect(asked).toBe(2);
  });

  test('is asked when a crowd of new accounts comes from one address, and only there', async () => {
    mode = 'suspicious';
    for (let who = 10; who < 10 + CROWD; who++) {
      expect(proofs.check(mural, actor(who - 1), place, T)).toEqual(who === 10 ? PROVE : null);
      facts.set(who, fresh);
      await meet(who, '203.0.113.7');
    }
    expect(proofs.check(mural, actor(10), place, T)).toEqual(PROVE);
    facts.set(50, fresh);
    await meet(50, '203.0.113.8');
    expect(proofs.check(mural, { who: 50, address: '203.0.113.8' }, place, T)).toBeNull();
    // An hour later they are no crowd any more.
    expect(proofs.check(mural, actor(10), place, T + 61 * MINUTE)).toBeNull();
  });
});

describe('the cooldown of an address', () => {
  let on: boolean;
  const addresses = () =>
    createAddressCooldown({
      isOn: () => on,
      cooldownOf: (_channel, { type }) => (type === 'place' ? 5000 : 0),
      takesBack: (_channel, { type }) => type === 'undo',
    });
  const from = (who: number, address: string): Actor => ({ who, address });

  beforeEach(() => {
    on = true;
  });

  test('holds everybody behind it, on one mural', () => {
    const guard = addresses();
    const ada = from(7, '2001:db8:1:2::7');
    const bob = from(8, '2001:db8:1:2:ffff::8');
    expect(guard.check(mural, ada, place, T)).toBeNull();
    guard.done(mural, ada, place, T);
    expect(guard.check(mural, bob, { type: 'place' }, T + 2000)).toEqual({
      refused: 'mural/address-cooldown',
      detail: { wait: 3000 },
    });
    expect(guard.check(channelOf(5, 'mural'), bob, place, T + 2000)).toBeNull();
    expect(guard.check(mural, from(9, '2001:db8:1:3::7'), { type: 'place' }, T + 2000)).toBeNull();
    expect(guard.check(mural, bob, { type: 'place' }, T + 5000)).toBeNull();
  });

  test('lets the same command be decided again, and gives the turn back with the pixel', () => {
    const guard = addresses();
    const ada = from(7, '203.0.113.7');
    const command = { type: 'place' };
    guard.done(mural, ada, command, T);
    expect(guard.check(mural, ada, command, T + 5)).toBeNull();
    expect(guard.check(mural, ada, { type: 'place' }, T + 5)).not.toBeNull();
    guard.done(mural, ada, { type: 'undo' }, T + 10);
    expect(guard.check(mural, ada, { type: 'place' }, T + 20)).toBeNull();
  });

  test('off, counts nothing', () => {
    on = false;
    const guard = addresses();
    guard.done(mural, from(7, '203.0.113.7'), place, T);
    on = true;
    expect(guard.check(mural, from(8, '203.0.113.7'), { type: 'place' }, T + 1)).toBeNull();
  });
});
