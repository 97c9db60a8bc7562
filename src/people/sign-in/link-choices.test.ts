import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account } from '../account.ts';
import { choicesFor } from './link-choices.ts';

const account = (number: number, more: Partial<Account> = {}): Account => ({
  number,
  uuid: `6b1c1f3e-0000-4000-8000-00000000000${number}`,
  name: `Person ${number}`,
  kind: 'person',
  role: null,
  claimed: false,
  ...more,
});
const ada = account(1);
const adaAgain = account(2);
const grace = account(3, { claimed: true });
const admin = account(4, { role: 'admin' });

describe('an address that somebody has', () => {
  test.each([
    ['nobody is signed in', { owner: grace, asker: null, me: null }, ['enter']],
    ['asked elsewhere, nobody here', { owner: grace, asker: ada, me: null }, ['enter']],
    ['it is mine already', { owner: grace, asker: grace, me: grace }, ['enter']],
    ['I asked for it here, anonymous', { owner: grace, asker: ada, me: ada }, ['bring', 'enter']],
    ['somebody else asked, I am anonymous', { owner: grace, asker: adaAgain, me: ada }, ['enter', 'bring']],
    ['nobody known asked, I am anonymous', { owner: grace, asker: null, me: ada }, ['enter', 'bring']],
    [
      'I have an account of my own',
      { owner: grace, asker: account(5, { claimed: true }), me: account(5, { claimed: true }) },
      ['enter'],
    ],
    ['I look after the server', { owner: grace, asker: admin, me: admin }, ['enter']],
  ] as const)('%s', (_, given, choices) => {
    expect(choicesFor(given)).toEqual(choices);
  });
});

describe('an address that nobody has', () => {
  test.each([
    ['nobody is signed in', { owner: null, asker: null, me: null }, ['apart']],
    ['I asked for it here', { owner: null, asker: ada, me: ada }, ['connect']],
    ['I asked for another one here', { owner: null, asker: grace, me: grace }, ['connect']],
    ['I asked on another device', { owner: null, asker: ada, me: null }, ['connect', 'apart']],
    ['somebody with an account asked elsewhere', { owner: null, asker: grace, me: null }, ['apart']],
    ['staff asked elsewhere', { owner: null, asker: admin, me: null }, ['apart']],
    ['somebody else asked, I am anonymous', { owner: null, asker: adaAgain, me: ada }, ['apart']],
    ['nobody known asked, I am anonymous', { owner: null, asker: null, me: ada }, ['apart']],
    ['nobody known asked, I have an account', { owner: null, asker: null, me: grace }, ['apart']],
  ] as const)('%s', (_, given, choices) => {
    expect(choicesFor(given)).toEqual(choices);
  });
});

test('whoever asked: no account gets an address its own session did not ask for, and nobody is merged unasked', () => {
  const anybody = fc.option(
    fc.record({
      number: fc.integer({ min: 1, max: 3 }),
      claimed: fc.boolean(),
      role: fc.constantFrom(null, null, 'admin' as const),
    }),
  );
  fc.assert(
    fc.property(anybody, anybody, anybody, (a, b, c) => {
      // The same number is the same account.
      const known = new Map<number, Account>();
      const [owner = null, asker = null, me = null] = [a, b, c].map((one) => {
        if (!one) return null;
        const { number, ...more } = one;
        const made = known.get(number) ?? account(number, more);
        known.set(number, made);
        return made;
      });
      const choices = choicesFor({ owner, asker, me });
      expect(choices.includes('enter')).toBe(owner !== null);
      if (choices.includes('connect')) {
        expect(owner).toBeNull();
        expect(asker).not.toBeNull();
        expect(me === null || me === asker).toBe(true);
      }
      if (choices.includes('bring')) expect(me?.claimed).toBe(false);
      if (choices[0] === 'bring') expect(me).toBe(asker);
      expect(new Set(choices).size).toBe(choices.length);
    }),
  );
});
