/** Values of the wrong kind in every place of a message. */
import fc from 'fast-check';

/** Any JSON value, and those that have broken programs before. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue() },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      null,
      '',
      '__proto__',
      'constructor',
      'toString',
      '\u0000',
      '\ud800',
      '\u202e',
      'x'.repeat(5000),
      -1,
      0.5,
      2 ** 31,
      2 ** 32,
      2 ** 53,
      Number.MAX_VALUE,
      [],
      {},
      Array.from({ length: 3000 }, () => 0),
      JSON.parse('{"__proto__":{"type":"say"},"constructor":1}'),
      JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`),
    ),
  },
);

/** For each value in it, at any depth, the template with that value replaced; last, the template with one key more. */
export function mutations(template: object): ((value: unknown) => unknown)[] {
  const places = pathsOf(template);
  return [
    ...places.map((path) => (value: unknown) => replaced(template, path, value)),
    (value) => ({ ...template, surplus: value }),
  ];
}

function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  const below = Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]));
  return path.length === 0 ? below : [[...path], ...below];
}

function replaced(target: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy = Array.isArray(target) ? [...target] : { ...(target as object) };
  const fields = copy as Record<string, unknown>;
  fields[key] = replaced(fields[key], rest, value);
  return copy;
}
