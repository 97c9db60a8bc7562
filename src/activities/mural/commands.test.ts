import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../activity.ts';
import { parseMuralCommand } from './commands.ts';
import { session } from './sessions.ts';

describe('commands from outside', () => {
  it('every command of the protocol passes as it is', () => {
    fc.assert(
      fc.property(session, (steps) => {
        for (const { command } of steps) expect(parseMuralCommand(structuredClone(command))).toEqual(command);
      }),
    );
  });

  it('anything else is a refusal, never an exception', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(isRefusal(parseMuralCommand(input))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    [{ type: 'paint' }, 'type'],
    [{ type: 'place', pixels: 'many' }, 'pixels'],
    [{ type: 'place', pixels: [1, 2, '3'] }, 'pixels'],
    [{ type: 'place', pixels: [1, 2, Number.NaN] }, 'pixels'],
    [{ type: 'place', pixels: [1, 2, 3], stroke: -1 }, 'stroke'],
    [{ type: 'configure', palette: [1] }, 'palette.0'],
    [{ type: 'undo', strokes: 2 }, ''],
  ])('%j is refused with the path %s', (input, path) => {
    const refusal = parseMuralCommand(input);
    expect(refusal).toMatchObject({ refused: 'mural/bad-command', detail: { path } });
    expect(isRefusal(refusal) && refusal.detail?.problem).not.toBe('');
  });
});
