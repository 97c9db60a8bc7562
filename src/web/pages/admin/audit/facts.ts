/** What there is to tell of an act beside its sentence, in words. */
import type { AuditedAct } from '../../../../client/desk.ts';
import { figure, moment } from '../../../kit/dates.ts';
import { hasWords } from '../../../kit/i18n.ts';
import { lengthOf } from '../format.ts';
import { t } from '../words.ts';

type Say = (key: string, figures?: Readonly<Record<string, string | number>>) => string;
const say = t as unknown as Say;
type Value = AuditedAct['detail'][string];

/** Acts with more to tell than their sentence has place for; acts this version does not know tell all. */
const TOLD = new Set([
  'members/set-policy',
  'members/invite',
  'server/invite',
  'mural/protect',
  'mural/configure',
  'mural/schedule',
  'mural/roll-back',
  'chat/configure',
]);
/** What is in the sentence already, or says nothing to a person. */
const SAID = new Set([
  ...['accepted', 'code', 'frozen', 'heir', 'invite', 'job', 'mask', 'note', 'rollback', 'seq', 'title'],
  ...['switched', 'until'],
]);
/** Told together, as one area. */
const SIDES = new Set(['x', 'y', 'width', 'height']);

/** The note the person saw, and the figures. */
export function factsBeside(act: AuditedAct, known: boolean): string[] {
  const { note, ...detail } = act.detail;
  const facts = typeof note === 'string' && note !== '' ? [say('act-note', { note })] : [];
  if (known && !TOLD.has(act.act)) return facts;
  for (const [name, value] of Object.entries(detail)) {
    // An end that is the rollback's is no end of the act, which a sentence would tell.
    const said = SAID.has(name) && !(name === 'until' && act.act === 'mural/roll-back');
    if (said || SIDES.has(name) || value === null || value === '') continue;
    facts.push(factWords(name, value));
  }
  const { x, y, width, height } = detail;
  if (width != null && height != null)
    facts.push(
      say('fact-area', { x: Number(x), y: Number(y), width: Number(width), height: Number(height) }),
    );
  return facts;
}

function factWords(name: string, value: Value): string {
  const as = hasWords('admin', `fact-as-${value}`) ? say(`fact-as-${value}`) : null;
  if (name === 'role' && as !== null) return as;
  if (name === 'welcome' && as !== null) return say('fact-welcome', { value: as });
  if (!hasWords('admin', `fact-${name}_other`) && !hasWords('admin', `fact-${name}`))
    return `${name} ${valueWords(value)}`;
  if (name === 'slow' && value === 0) return say('fact-slow-off');
  if ((name === 'slow' || name === 'cooldown') && typeof value === 'number')
    return say(`fact-${name}`, { value: value === 0 ? '0 s' : lengthOf(value * 1000) });
  if (hasWords('admin', `fact-from-${value}`))
    return say(`fact-${name}`, { value: say(`fact-from-${value}`) });
  return say(`fact-${name}`, {
    value: valueWords(value),
    ...(typeof value === 'number' && { count: value }),
  });
}

/** A time, a figure or a word. */
export function valueWords(value: Value): string {
  if (value === null || value === '') return '–';
  // No figure here is as great as the times of this century, in ms.
  if (typeof value === 'number') return value > 1e11 ? moment(value) : figure(value);
  return String(value);
}
