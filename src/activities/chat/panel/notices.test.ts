import { describe, expect, it } from 'vitest';
import { attended, NOBODY } from './notices.ts';

describe('join and leave notices', () => {
  it('tells who comes in, but not who was there', () => {
    const first = attended(NOBODY, [1, 2], 0, 1);
    const next = attended(first, [1, 2, 3], 1000, 1);
    expect(first.notices).toEqual([]);
    expect(next.notices).toMatchObject([{ kind: 'came', person: 3 }]);
  });
  it('does not announce a connection that blinks', () => {
    let room = attended(NOBODY, [1, 2], 0, 1);
    room = attended(room, [1], 1000, 1);
    room = attended(room, [1, 2], 9000, 1);
    expect(room.notices).toEqual([]);
  });
  it('tells that somebody left once they have been away for a while', () => {
    let room = attended(NOBODY, [1, 2], 0, 1);
    room = attended(room, [1], 1000, 1);
    room = attended(room, [1], 16_000, 1);
    expect(room.notices).toMatchObject([{ kind: 'left', person: 2 }]);
    expect(attended(room, [1], 40_000, 1).notices).toHaveLength(1);
  });
  it('is quiet in a crowd', () => {
    const crowd = Array.from({ length: 30 }, (_, n) => n + 1);
    const room = attended(attended(NOBODY, crowd, 0, 1), [...crowd, 99], 1000, 1);
    expect(room.notices).toEqual([]);
  });
});
