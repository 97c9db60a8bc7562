import { expect, test } from 'vitest';
import { PAINTS as OFFERED } from '../../people/profile.ts';
import { avatarPixels, PAINTS } from './avatar-pixels.ts';

test('there is a paint for each that can be chosen', () => {
  expect(PAINTS).toHaveLength(OFFERED);
});

test('a picture is the same every time, and mirrored', () => {
  for (const seed of [0, 1, 77, 0x7fff_ffff]) {
    const picture = avatarPixels(5, { seed, paint: 11 });
    expect(avatarPixels(9, { seed, paint: 11 })).toEqual(picture);
    for (let row = 0; row < 5; row++)
      expect(picture.on.slice(row * 5, row * 5 + 5)).toEqual(
        picture.on.slice(row * 5, row * 5 + 5).toReversed(),
      );
    expect(new Set(picture.on).size).toBe(2);
    expect([...PAINTS[11]].toSorted()).toEqual([picture.background, picture.foreground].toSorted());
  }
});

test('whoever chose none keeps the picture of their number', () => {
  expect(avatarPixels(1)).toEqual(avatarPixels(1, null));
  expect(avatarPixels(1)).not.toEqual(avatarPixels(2));
});
