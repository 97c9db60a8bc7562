import { expect, test } from 'vitest';
import { refuse } from '../activities/activity.ts';
import { createPace } from './pace.ts';
import { createTokenPace } from './token-pace.ts';

const tokenPace = createTokenPace({ tokenCommandsPerSecond: 1, now: () => 0 });

test('a person may send in a burst, then at the rate, and is told how long to wait', () => {
  let now = 0;
  const pace = createPace({ commandsPerSecond: 2, bytesPerSecond: 1000, tokenPace, now: () => now });
  for (let n = 0; n < 6; n += 1) expect(pace.take(7, 10)).toBeNull();
  expect(pace.take(7, 10)).toEqual(refuse('live/too-fast', { wait: 500 }));
  expect(pace.take(8, 10)).toBeNull();
  now = 500;
  expect(pace.take(7, 10)).toBeNull();
  expect(pace.take(7, 10)).not.toBeNull();
});

test('bytes count as well', () => {
  const pace = createPace({ commandsPerSecond: 100, bytesPerSecond: 1000, tokenPace, now: () => 0 });
  expect(pace.take(7, 2900)).toBeNull();
  expect(pace.take(7, 600)).toEqual(refuse('live/too-fast', { wait: 500 }));
});

test('a token has a limit of its own, over everything that is done with it', () => {
  const pace = createPace({ commandsPerSecond: 100, bytesPerSecond: 1000, tokenPace, now: () => 0 });
  for (let n = 0; n < 2; n += 1) expect(pace.take(7, 10, 1)).toBeNull();
  expect(tokenPace.take(1)).toBe(0);
  expect(pace.take(7, 10, 1)).toEqual(refuse('live/too-fast', { wait: 1000 }));
  expect(pace.take(7, 10, 2)).toBeNull();
});
