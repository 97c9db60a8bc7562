import { afterEach, expect, test, vi } from 'vitest';
import { solve } from '../../client/solve.ts';
import type { Challenge } from '../../client/types.ts';
import { createChallenges } from './challenges.ts';

let now = Date.now();
const challenges = createChallenges({ secret: Buffer.from('of this server'), now: () => now });
afterEach(() => {
  vi.unstubAllGlobals();
  now = Date.now();
});

async function solved(who: number) {
  const challenge = await challenges.make(who);
  const solution = await solve(challenge as Challenge);
  if (!solution) throw new Error('not solved');
  return { challenge, solution };
}

const BAD = { refused: 'people/bad-proof' };

test('what was solved is accepted once', async () => {
  const { challenge, solution } = await solved(7);
  expect(await challenges.check(7, challenge, solution)).toBeNull();
  expect(await challenges.check(7, challenge, solution)).toEqual(BAD);
});

test('sent twice at the same moment, one of them counts', async () => {
  const { challenge, solution } = await solved(7);
  const answers = await Promise.all([1, 2, 3].map(() => challenges.check(7, challenge, solution)));
  expect(answers.filter((answer) => answer === null)).toHaveLength(1);
});

test('a challenge is for the person it was made for', async () => {
  const { challenge, solution } = await solved(7);
  expect(await challenges.check(8, challenge, solution)).toEqual(BAD);
  const forged = { ...challenge, parameters: { ...challenge.parameters, data: { who: 8 } } };
  expect(await challenges.check(8, forged, solution)).toEqual(BAD);
});

test('a guess, a made-up challenge and one of another server are refused', async () => {
  const { challenge, solution } = await solved(7);
  expect(
    await challenges.check(7, challenge, { ...solution, counter: 1, derivedKey: 'ab'.repeat(32) }),
  ).toEqual(BAD);
  const easy = { ...challenge, parameters: { ...challenge.parameters, cost: 1, keyPrefix: '0' } };
  expect(await challenges.check(7, easy, solution)).toEqual(BAD);
  const other = createChallenges({ secret: Buffer.from('of another'), now: () => now });
  expect(await other.check(7, challenge, solution)).toEqual(BAD);
});

test('one that is over ten minutes old is refused', async () => {
  now = Date.now() - 11 * 60_000;
  const { challenge, solution } = await solved(7);
  expect(await challenges.check(7, challenge, solution)).toEqual(BAD);
});

test('a browser without native crypto finds the same', async () => {
  const challenge = await challenges.make(7);
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const solution = await solve(challenge as Challenge);
  vi.unstubAllGlobals();
  expect(solution && (await challenges.check(7, challenge, solution))).toBeNull();
}, 60_000);
