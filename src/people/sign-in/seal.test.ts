import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSeal } from './seal.ts';

const secret = randomBytes(32);
const seal = createSeal<{ verifier: string }>(secret, 'test');
const value = { verifier: 'abc' };

it('opens what it closed until it is too old, in another process too', () => {
  const text = seal.close(value, 1000);
  expect(text).toMatch(/^[\w-]+$/);
  expect(text).not.toContain(Buffer.from('abc').toString('base64url'));
  expect(createSeal(secret, 'test').open(text, 999)).toEqual(value);
  expect(seal.open(text, 1000)).toBeNull();
});

it('opens nothing of another purpose or secret', () => {
  const text = seal.close(value, 1000);
  expect(createSeal(secret, 'other').open(text, 0)).toBeNull();
  expect(createSeal(randomBytes(32), 'test').open(text, 0)).toBeNull();
});

it('opens nothing that was changed by a single bit', () => {
  const bytes = Buffer.from(seal.close(value, 1000), 'base64url');
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(seal.open(changed.toString('base64url'), 0)).toBeNull();
  }
});

it('opens nothing made up, and does not throw', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => seal.open(text, 0) === null));
});
