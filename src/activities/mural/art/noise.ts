/**
 * Chance and shapes for generated pictures. Only + - × ÷ and √ are used, which
 * are exactly rounded everywhere: the same picture on every machine, for ever.
 */

/** A number in [0, 1) that depends on three integers alone (mixing as in MurmurHash3, Appleby). */
export function chance(x: number, y: number, salt: number): number {
  let hash = Math.imul(x | 0, 0x27d4eb2d) ^ Math.imul(y | 0, 0x165667b1) ^ Math.imul(salt | 0, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}

/** 0 below `from`, 1 above `to`, a soft step between. */
export function smooth(from: number, to: number, value: number): number {
  const t = clamp((value - from) / (to - from));
  return t * t * (3 - 2 * t);
}

export function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** Value noise: random values at whole numbers, smooth between; 0 to 1. */
export function noise(x: number, y: number, salt: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const u = smooth(0, 1, x - left);
  const v = smooth(0, 1, y - top);
  const upper = chance(left, top, salt) * (1 - u) + chance(left + 1, top, salt) * u;
  const lower = chance(left, top + 1, salt) * (1 - u) + chance(left + 1, top + 1, salt) * u;
  return upper * (1 - v) + lower * v;
}

/** Four octaves of noise, each half as large and half as strong; 0 to 1. */
export function clouds(x: number, y: number, salt: number): number {
  let sum = 0;
  let weight = 8 / 15;
  let scale = 1;
  for (let octave = 0; octave < 4; octave += 1) {
    sum += noise(x * scale, y * scale, salt + octave) * weight;
    weight /= 2;
    scale *= 2;
  }
  return sum;
}
