/**
 * What a rollback makes of each pixel it found. Most of it is traced in the log from the older snapshot before what
 * is taken back; what is left unclear by undo and redo, the real rules find from the log's beginning.
 */
import type { Channel } from '../../../rooms/channel.ts';
import { isRefusal, type Refusal } from '../../activity.ts';
import { type Changes, sliceChanges } from '../changes.ts';
import type { Found } from '../found.ts';
import { ROLLBACK_PIECE } from '../limits.ts';
import { changesOf, type Questions, questionsOf, unclear } from '../questions.ts';
import type { Findings, Watch } from './finding.ts';
import { followRules } from './following.ts';
import type { Reader } from './look.ts';
import { traceBack } from './tracing.ts';
import { createTurns, type Rest } from './turns.ts';

/** Of the progress; the rest is for the real rules, where they are needed. */
const TRACED = 0.75;

/** `jobs/cancelled` when it was called off. */
export async function planChanges(
  { host }: { readonly host: Reader },
  channel: Channel,
  findings: Findings,
  { signal, progress }: Watch,
): Promise<readonly Changes[] | Refusal> {
  const rest = createTurns();
  const questions = findings.tiles.map(questionsOf);
  const total = findings.seq + findings.count;
  const look = { host, channel, findings, signal, rest };
  const part = (from: number, to: number) => (share: number) =>
    progress(findings.seq * (from + (to - from) * share), total);
  const refusal = await traceBack({ ...look, progress: part(0, TRACED) }, questions);
  if (refusal) return refusal;
  const left = await leftOf(questions, rest);
  const rules = left.length === 0 ? nothing : await followRules({ ...look, progress: part(TRACED, 1) }, left);
  if (isRefusal(rules)) return rules;
  progress(findings.seq, total);
  const plan: Changes[] = [];
  for (const of of questions) {
    const changes = changesOf(of, rules);
    for (let from = 0; from < changes.places.length; from += ROLLBACK_PIECE)
      plan.push(sliceChanges(changes, from, Math.min(from + ROLLBACK_PIECE, changes.places.length)));
    await rest();
  }
  return plan;
}

const nothing = (): null => null;

async function leftOf(questions: readonly Questions[], rest: Rest): Promise<Found[]> {
  const left: Found[] = [];
  for (const of of questions) {
    const one = unclear(of);
    if (one.places.length > 0) left.push(one);
    await rest();
  }
  return left;
}
