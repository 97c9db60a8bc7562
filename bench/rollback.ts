/** (f) Rollback: how long until the last screen shows it, and what those who paint on meanwhile feel of it. */
import type { Figure } from './report.ts';
import { type Figures, measureRollbacks, type TakenBack } from './rollback-run.ts';
import type { Section } from './section.ts';

const GROUP = 'Rollback while 8 people paint 1,000 pixels a second';

export const rollback: Section = {
  name: 'rollback',
  async measure(run) {
    const share = run.quick ? 100 : 1;
    const edge = 2000 / (run.quick ? 5 : 1);
    const thousand = 1000 / (run.quick ? 10 : 1);
    const million = 1_000_000 / share;
    const short = await measureRollbacks(run, { edge, others: 100_000 / share, vandals: [thousand] });
    const long = await measureRollbacks(run, { edge, others: million, vandals: [thousand, million] });
    const longest = await measureRollbacks(run, { edge, others: 9 * million, vandals: [thousand, million] });
    const [few] = short.each;
    const [fewOfMany, many] = long.each;
    const [fewOfMost, manyOfMost] = longest.each;
    if (!few || !fewOfMany || !many || !fewOfMost || !manyOfMost)
      throw new Error('not everything was taken back');
    const past = (count: number): string => `${(count / share).toLocaleString('en')} placements`;
    const soon = { atMost: 1 };
    return [
      taking(few, short, past(101_000), soon),
      taking(fewOfMany, long, past(2_001_000), soon),
      taking(fewOfMost, longest, past(10_001_000), soon),
      previewing(fewOfMany, past(2_001_000)),
      previewing(fewOfMost, past(10_001_000)),
      taking(many, long, past(2_001_000)),
      taking(manyOfMost, longest, past(10_001_000)),
      feeling(many, long),
      {
        group: GROUP,
        name: 'the longest that the event loop was late meanwhile',
        value: many.blocked,
        unit: 'ms',
        beside: [{ name: 'nothing taken back', value: long.quiet.blocked, unit: 'ms' }],
        target: { atMost: 60 },
        note: 'up to 10 ms of both are the beat of the clock that measures it',
      },
    ];
  },
};

function taking(
  { seconds, pixels, grown, steps }: TakenBack,
  { wrong, refused }: Figures,
  past: string,
  target?: Figure['target'],
): Figure {
  return {
    group: GROUP,
    name: `${pixels.toLocaleString('en')} pixels out of ${past}: from the command to the last screen`,
    value: seconds,
    unit: 's',
    ...(target && { target }),
    checks: [
      { name: 'pixels that are not what they were before', value: wrong, expected: 0 },
      { name: 'placements refused', value: refused, expected: 0 },
    ],
    note: `the progress bar showed ${steps} steps; resident memory rose by ${(grown / 2 ** 20).toFixed(0)} MiB at most`,
  };
}

function previewing({ pixels, previewed }: TakenBack, past: string): Figure {
  return {
    group: GROUP,
    name: `preview of ${pixels.toLocaleString('en')} pixels out of ${past}: until the picture is there`,
    value: previewed.count + previewed.picture,
    unit: 's',
    target: { atMost: 1 },
    note: `the count after ${previewed.count.toFixed(2)} s`,
  };
}

function feeling({ pixels, acknowledged, shown }: TakenBack, { quiet }: Figures): Figure {
  return {
    group: GROUP,
    name: `placements of others while ${pixels.toLocaleString('en')} pixels are taken back: acknowledged after, p99`,
    value: acknowledged.p99,
    unit: 'ms',
    beside: [{ name: 'nothing taken back', value: quiet.acknowledged.p99, unit: 'ms' }],
    note: `p50 ${acknowledged.p50.toFixed(1)} (${quiet.acknowledged.p50.toFixed(1)}), worst ${acknowledged.max.toFixed(0)} (${quiet.acknowledged.max.toFixed(0)}) ms; on the last screen after p50 ${shown.p50.toFixed(0)} (${quiet.shown.p50.toFixed(0)}), p99 ${shown.p99.toFixed(0)} (${quiet.shown.p99.toFixed(0)}) ms; in brackets with nothing taken back`,
  };
}
