/** Acts in plain sentences. Those this version has no sentence for are shown as they are called. */
import type { AuditedAct } from '../../../../client/desk.ts';
import { hasWords } from '../../../kit/i18n.ts';
import { lengthOf } from '../format.ts';
import { t } from '../words.ts';
import { factsBeside, valueWords } from './facts.ts';

type Say = (key: string, figures?: Readonly<Record<string, string | number>>) => string;
const say = t as unknown as Say;
type Value = AuditedAct['detail'][string];

/** Where a name stands in a sentence: `⟦who⟧`, which nobody's name or reason can hold by accident. */
export const MARK = /⟦(who|target|room)⟧/;

export function sentenceOf(act: AuditedAct): string {
  const { detail } = act;
  const key = variantOf(act);
  const figures = {
    ...Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, clean(valueWords(value))])),
    title: clean(String(detail.title ?? '')),
    ...settingOf(act),
    who: '⟦who⟧',
    target: act.target === null ? '' : '⟦target⟧',
    act: act.act,
    length: untilWords(act),
  };
  if (!hasWords('admin', key)) {
    const plain = act.target === null ? 'act-unknown' : 'act-unknown-target';
    return say(plain, figures) + placeOf(act);
  }
  return say(key, figures) + placeOf(act);
}

/** The room at the end of the sentence; one that is gone goes by what it was called. */
function placeOf({ room, act }: AuditedAct): string {
  if (room === '' || act === 'server/delete-room') return '';
  return ` ${say('act-in', { room: '⟦room⟧' })}`;
}

/** The key of its sentence. */
function variantOf({ act, detail, target }: AuditedAct): string {
  const key = `act-${act}`;
  if (act === 'members/lock') return `${key}-${detail.on ? 'on' : 'off'}`;
  if (act === 'server/set' && detail.key === 'announcement')
    return `${key}-announcement${detail.after === '' ? '-off' : ''}`;
  if (act.endsWith('/invite') && detail.accepted === true) return `${key}-accepted`;
  if (act === 'server/unban' && target === null) return `${key}-address`;
  if (act === 'server/set-role') return `${key}-${detail.after ?? detail.role ?? 'none'}`;
  if (act === 'mural/protect' && typeof detail.mask === 'string')
    return `${key}-mask${detail.mask === 'set' ? '' : '-off'}`;
  if (act === 'mural/schedule' && detail.switched === true)
    return `${key}-${detail.frozen ? 'frozen' : 'unfrozen'}`;
  if (act === 'mural/roll-back') return target === null ? `${key}-area` : key;
  return key;
}

/** For how long: from the act to its end, counted in what people say. */
function untilWords({ at, detail }: AuditedAct): string {
  const { until } = detail;
  if (until === null || until === 0) return say('act-for-good');
  return typeof until === 'number' && until > at ? say('act-for', { length: lengthOf(until - at) }) : '';
}

/** What is left to tell. */
export const factsOf = (act: AuditedAct): string[] => factsBeside(act, hasWords('admin', variantOf(act)));

/** What a setting is called on its page, or one of its values. */
const settingWords = (key: string): string =>
  hasWords('admin', `setting-${key}`) ? say(`setting-${key}`) : key;

function settingOf({ act, detail }: AuditedAct): Record<string, string> {
  if (act !== 'server/set') return {};
  const key = String(detail.key);
  const value = (one: Value | undefined): string => {
    const words = `setting-${key}-${one}`;
    return clean(hasWords('admin', words) ? say(words) : valueWords(one ?? null));
  };
  return { key: clean(settingWords(key)), before: value(detail.before), after: value(detail.after) };
}

/** A name or a title must not look like a place in the sentence. */
const clean = (text: string): string => text.replaceAll(/[⟦⟧]/g, '');
