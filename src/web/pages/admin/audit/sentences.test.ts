import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AuditedAct } from '../../../../client/desk.ts';
import { en } from '../words.en.ts';
import { factsOf, sentenceOf } from './sentences.ts';

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

test('figures are told in words, and nothing that is only for programs', () => {
  const told = (act: string, detail: AuditedAct['detail']) =>
    factsOf({ act, detail, target: null } as AuditedAct);
  expect(told('mural/schedule', { opensAt: null, closesAt: null, frozen: true })).toEqual([]);
  expect(told('mural/roll-back', { rollback: 3, pixels: 195, x: 1, y: 2, width: 15, height: 11 })).toEqual([
    '195 pixels',
    '15 × 11 at 1, 2',
  ]);
  expect(told('members/set-policy', { paint: 'master', welcome: 'watcher' })).toEqual([
    'painting: those in charge',
    'whoever comes in arrives as a watcher',
  ]);
  expect(told('chat/configure', { slow: 30 })).toEqual(['slow mode: 30 seconds']);
  expect(told('chat/configure', { slow: 0 })).toEqual(['slow mode off']);
  expect(told('members/lock', { on: false })).toEqual([]);
  expect(told('server/invite', { invite: 7, role: 'admin', accepted: true })).toEqual(['as an admin']);
  expect(told('cards/deal', { hands: 4 })).toEqual(['hands 4']);
});

test('settings go by the names they have on their page', () => {
  const detail = { key: 'proof-of-work', before: 'never', after: 'always' };
  expect(sentenceOf({ act: 'server/set', detail, target: null, room: '' } as unknown as AuditedAct)).toBe(
    '⟦who⟧ set “Proof of work before painting or talking” from “Never” to “Always”',
  );
});
