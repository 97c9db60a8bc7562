import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from '../words.en.ts';

/** Every act the server notes, as it stands in the source. */
function actsInSource(): Set<string> {
  const acts = new Set<string>(['reports/done', 'reports/dismissed', 'server/backup', 'server/clean-up']);
  for (const file of globSync('src/{desk,moderation,activities,people,ops}/**/*.ts')) {
    if (/\.i?test\.ts$/.test(file)) continue;
    const text = readFileSync(file, 'utf8');
    const slice = /^src\/activities\/(\w+)\/archive\.ts$/.exec(file)?.[1];
    if (slice !== undefined || /audit|deps\.note|\bnote\(/.test(text)) {
      for (const [, act = ''] of text.matchAll(/\bact: (?:room \? )?'([a-z/-]+)'/g))
        acts.add(act.includes('/') ? act : `${slice}/${act}`);
      for (const [, act = ''] of text.matchAll(/\bnote\(request[^,]*, '([a-z-]+)'/g))
        acts.add(`server/${act}`);
    }
  }
  return acts;
}

test('every act that is noted has a sentence of its own', () => {
  const acts = [...actsInSource()];
  expect(acts).toEqual(expect.arrayContaining(['members/ban', 'server/delete-account', 'mural/roll-back']));
  const known = Object.keys(en);
  const dumb = acts.filter(
    (act) => !known.some((key) => key === `act-${act}` || key.startsWith(`act-${act}-`)),
  );
  expect(dumb).toEqual([]);
});
