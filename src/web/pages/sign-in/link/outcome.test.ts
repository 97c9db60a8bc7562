import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LinkLook } from '../../../../client/types.ts';
import type { Account } from '../../../../people/account.ts';
import { createMailLinks, type StoredLink } from '../../../../people/sign-in/mail-links.ts';
import { outcomeOf } from './outcome.ts';
import { en } from './words.en.ts';

const LINK: StoredLink = {
  tokenHash: '',
  email: 'ada@example.org',
  account: 1,
  back: '/',
  agent: '',
  createdAt: 0,
  expiresAt: 10,
};

/** What the server would tell of a link in this case. */
async function lookOf(owner: Account | null, asker: Account | null, me: Account | null): Promise<LinkLook> {
  const never = () => Promise.reject(new Error('not to be asked'));
  const links = createMailLinks({
    links: { add: never, find: async () => LINK, take: never, removeExpired: never },
    identities: { find: async () => owner } as never,
    accounts: { living: async () => asker },
    arrive: never,
    now: () => 1,
  });
  return (await links.look('token', me)) as LinkLook;
}

const account = fc.option(
  fc.record({ number: fc.integer({ min: 1, max: 3 }), claimed: fc.boolean() }).map(({ number, claimed }) => ({
    number,
    claimed,
    uuid: '',
    name: `Person ${number}`,
    kind: 'person' as const,
    role: null,
  })),
  { freq: 4 },
);

test('whatever the case: there are words for each choice, and nobody loses a name unwarned', async () => {
  await fc.assert(
    fc.asyncProperty(account, account, account, async (a, b, c) => {
      // The same number is the same account; whoever has an address has a way back.
      const known = new Map<number, Account>();
      const [owner = null, asker = null, me = null] = [a && { ...a, claimed: true }, b, c].map((one) => {
        if (!one) return null;
        const same = known.get(one.number) ?? one;
        known.set(one.number, same);
        return same;
      });
      const look = await lookOf(owner, asker, me);
      for (const choice of look.choices) {
        const outcome = outcomeOf(look, choice);
        for (const key of [`title-${outcome.title}`, `text-${outcome.text}`, `verb-${outcome.verb}`])
          expect(Object.keys(en)).toContain(key);
        const leaves = me !== null && !me.claimed && choice !== 'bring' && choice !== 'connect';
        expect(outcome.warning).toBe(leaves ? 'left-behind' : null);
        // A link that is another browser's to open is not pressed here by mistake.
        if (look.forElsewhere) expect(outcome.instead).toBe('open-there');
        if (outcome.instead === 'ask-here') expect(me).not.toBeNull();
      }
    }),
  );
});
