import { describe, expect, test } from 'vitest';
import { ALARMING, createGuesses, FREE } from './guesses.ts';

const SCHOOL = '203.0.113.7';

function createClock() {
  let at = 1_000_000;
  const alarms: [prefix: string, tries: number][] = [];
  const guesses = createGuesses({
    now: () => at,
    alarm: (prefix, tries) => alarms.push([prefix, tries]),
  });
  let code = 0;
  return {
    guesses,
    alarms,
    pass: (ms: number) => {
      at += ms;
    },
    /** Tries so many codes nobody tried before. @returns how many were answered */
    tryOut(times: number, address = SCHOOL): number {
      let answered = 0;
      for (let n = 0; n < times; n++) {
        if (guesses.hold(address)) continue;
        guesses.missed(address, `code ${code++}`);
        answered++;
      }
      return answered;
    },
  };
}

describe('trying out codes', () => {
  test('is free for typing errors, then one every ten seconds', () => {
    const { guesses, tryOut, pass } = createClock();
    expect(tryOut(FREE + 20)).toBe(FREE);
    expect(guesses.hold(SCHOOL)).toEqual({ refused: 'rooms/too-many-guesses', detail: { wait: 10_000 } });
    pass(4000);
    expect(guesses.hold(SCHOOL)).toMatchObject({ detail: { wait: 6000 } });
    pass(6000);
    expect(tryOut(5)).toBe(1);
    pass(600_000);
    expect(tryOut(100)).toBe(FREE);
  });

  test('keeps nobody else waiting', () => {
    const { guesses, tryOut } = createClock();
    tryOut(FREE + 1);
    expect(guesses.hold('203.0.113.8')).toBeNull();
    expect(guesses.hold(undefined)).toBeNull();
  });

  test('from all over one /64 is one guesser', () => {
    const { guesses, tryOut } = createClock();
    for (let n = 0; n < FREE; n++) tryOut(1, `2001:db8:1:2::${n.toString(16)}`);
    expect(guesses.hold('2001:db8:1:2:ffff::1')).toMatchObject({ refused: 'rooms/too-many-guesses' });
    expect(guesses.hold('2001:db8:1:3::1')).toBeNull();
  });

  test('the same dead link, followed by a whole school, counts once', () => {
    const { guesses } = createClock();
    for (let n = 0; n < 500; n++) guesses.missed(SCHOOL, 'GONE');
    expect(guesses.hold(SCHOOL)).toBeNull();
  });
});

describe('the alarm', () => {
  test('is told once an hour for each prefix, however long it goes on', () => {
    const { alarms, tryOut, pass } = createClock();
    tryOut(ALARMING - 1);
    expect(alarms).toEqual([]);
    tryOut(1);
    tryOut(1000);
    expect(alarms).toEqual([[SCHOOL, ALARMING]]);
    for (let minute = 0; minute < 59; minute++) {
      pass(60_000);
      tryOut(100);
    }
    expect(alarms.length).toBe(1);
    pass(60_000);
    tryOut(200);
    expect(alarms.length).toBe(2);
    tryOut(200, '2001:db8::1');
    expect(alarms.at(-1)).toEqual(['2001:db8:0:0::/64', ALARMING]);
  });

  test('is silent for a few typing errors every day', () => {
    const { alarms, tryOut, pass } = createClock();
    for (let day = 0; day < 100; day++) {
      tryOut(20);
      pass(86_400_000);
    }
    expect(alarms).toEqual([]);
  });
});
