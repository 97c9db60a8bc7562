/** Every slice says the same things in every language, and every refusal has words. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '..');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (path) => !path.includes('node_modules'),
);
const slices = files.filter((path) => path.endsWith('.en.ts')).map((path) => path.slice(0, -'.en.ts'.length));

type Words = Record<string, string>;
const PLURAL = /_(zero|one|two|few|many|other)$/;
const bases = (words: Words) =>
  [...new Set(Object.keys(words).map((key) => key.replace(PLURAL, '')))].toSorted();
const figures = (sentence: string) =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted();

async function words(slice: string, language: 'en' | 'fr'): Promise<Words> {
  return (await import(join(SRC, `${slice}.${language}.ts`)))[language];
}

it('finds the slices', () => {
  expect(slices).toEqual(
    expect.arrayContaining(['web/kit/words', 'web/kit/refusals', 'activities/chat/panel/words']),
  );
});

describe.each(slices)('the words of %s', (slice) => {
  it('has the same keys in English and French', async () => {
    expect(bases(await words(slice, 'fr'))).toEqual(bases(await words(slice, 'en')));
  });

  it.each(['en', 'fr'] as const)('has every plural form of %s', async (language) => {
    const all = await words(slice, language);
    const plurals = bases(all).filter((base) =>
      Object.keys(all).some((key) => key !== base && key.replace(PLURAL, '') === base),
    );
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const base of plurals) for (const form of forms) expect(all).toHaveProperty([`${base}_${form}`]);
  });

  it('names the same figures in both languages', async () => {
    const [en, fr] = [await words(slice, 'en'), await words(slice, 'fr')];
    for (const [key, sentence] of Object.entries(en)) {
      if (fr[key] !== undefined) expect([key, figures(fr[key])]).toEqual([key, figures(sentence)]);
    }
  });
});

describe('refusals', () => {
  /** Codes as they stand in the source: `refuse('slice/code'`, problem tables, `new ApiError(0, 'client/…'`. */
  /** The command line has words of its own for what only operators meet. */
  const operators = /^ops\//;
  const proofs = /\.(test|itest|contract)\.tsx?$|\/testing\//;
  const sources = files.filter((path) => /\.tsx?$/.test(path) && !proofs.test(path) && !operators.test(path));
  const slicesOfCodes =
    'api|bans|chat|client|desk|invites|jobs|live|members|mural|people|reports|rooms|store|table';
  const refused = new RegExp(
    `(?:refuse|refused:|ApiError\\()[^;]{0,40}?'((?:${slicesOfCodes})/[a-z-]+)'`,
    'g',
  );
  const codes = new Set(
    sources.flatMap((path) =>
      [...readFileSync(join(SRC, path), 'utf8').matchAll(refused)].map(([, code]) => code ?? ''),
    ),
  );

  it('is looking at codes at all', () => {
    expect([...codes]).toEqual(
      expect.arrayContaining(['mural/cooldown', 'chat/too-long', 'people/name-taken']),
    );
  });

  it.each([...codes].toSorted())('%s has words, once', async (code) => {
    const all = slices.filter((slice) => slice.endsWith('/refusals'));
    const saying = (await Promise.all(all.map((slice) => words(slice, 'en')))).filter(
      (known) => code in known,
    );
    expect(saying).toHaveLength(1);
  });
});
