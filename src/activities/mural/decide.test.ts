import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import { MAX_BATCH } from './limits.ts';
import { moment, START, small } from './sessions.ts';
import { openMural } from './state.ts';
import type { MuralCommand } from './types.ts';

const now = moment(1, START);
const state = openMural(small);

describe('commands that are refused', () => {
  const cases: [string, MuralCommand, unknown][] = [
    [
      'outside the canvas, with which pixel it is',
      { type: 'place', pixels: [0, 0, 1, 260, 3, 1] },
      { refused: 'mural/out-of-bounds', detail: { x: 260, y: 3, width: 260, height: 16, index: 1 } },
    ],
    [
      'in a colour that the palette lacks',
      { type: 'place', pixels: [0, 0, 5] },
      { refused: 'mural/unknown-color', detail: { color: 5, colors: 5, index: 0 } },
    ],
    [
      'with too many pixels',
      { type: 'place', pixels: new Array(MAX_BATCH * 3 + 3).fill(0) },
      { refused: 'mural/too-many-pixels', detail: { max: MAX_BATCH } },
    ],
    ['with half a pixel', { type: 'place', pixels: [1, 2] }, { refused: 'mural/bad-pixels' }],
    [
      'between pixels',
      { type: 'import', pixels: [0.5, 0, 0] },
      { refused: 'mural/bad-pixels', detail: { index: 0 } },
    ],
    ['undo before the first stroke', { type: 'undo' }, { refused: 'mural/nothing-to-undo' }],
    ['redo before the first undo', { type: 'redo' }, { refused: 'mural/nothing-to-redo' }],
    ['unreset before the first reset', { type: 'unreset' }, { refused: 'mural/nothing-to-bring-back' }],
    [
      'a palette that shrinks',
      { type: 'configure', palette: ['#000000', '#ffffff'] },
      { refused: 'mural/bad-settings', detail: { field: 'palette', min: 5, max: 256 } },
    ],
    [
      'a cooldown of more than a day',
      { type: 'configure', cooldown: 86_401 },
      { refused: 'mural/bad-settings', detail: { field: 'cooldown', min: 0, max: 86_400 } },
    ],
    [
      'no setting at all',
      { type: 'configure' },
      { refused: 'mural/bad-settings', detail: { field: 'cooldown, palette' } },
    ],
  ];
  it.each(cases)('%s', (_name, command, refusal) => {
    expect(decide(state, command, now)).toEqual(refusal);
  });

  it('several pixels at once where there is a cooldown', () => {
    const slow = openMural({ ...small, cooldown: 5 });
    expect(decide(slow, { type: 'place', pixels: [0, 0, 1, 1, 0, 1] }, now)).toEqual({
      refused: 'mural/one-at-a-time',
    });
  });
});

describe('commands that become events', () => {
  it('a palette grows, and is written in lower case', () => {
    const palette = [...small.palette, '#ABCDEF'];
    expect(decide(state, { type: 'configure', palette }, now)).toEqual({
      type: 'configured',
      palette: [...small.palette, '#abcdef'],
    });
  });

  it('a picture is imported whatever the cooldown', () => {
    const slow = openMural({ ...small, cooldown: 5 });
    expect(decide(slow, { type: 'import', pixels: [0, 0, 1, 1, 0, 1] }, now)).toMatchObject({
      how: 'import',
    });
  });
});
