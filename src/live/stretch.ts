/** A stretch of a channel's log as viewers are told of it: summed up where the activity has a digest, else entry by entry. */
import type { Buffer } from 'node:buffer';
import type { AnyRules, Entry, Viewer } from '../activities/activity.ts';
import type { Channel } from '../rooms/channel.ts';
import { digestFrame, textFrame } from './frame.ts';
import type { ShownEntry } from './protocol.ts';

/** An entry of which some viewers may learn more than everybody. */
export interface Secret {
  readonly entry: Entry<unknown>;
  readonly isFor: (viewer: Viewer) => boolean;
}

/** Entries from `from` to `to`, without a gap. */
export interface Stretch {
  readonly from: number;
  to: number;
  /** Digest: last value of each changed place. */
  readonly changes: Map<number, number>;
  /** Otherwise: the entries as this viewer may see them. */
  readonly shown: ShownEntry[];
  /** Those of them that hold more for some. Most activities have none. */
  readonly secrets: Secret[];
  /** False when an entry changed so much that the whole must be loaded afresh. */
  whole: boolean;
}

export const emptyStretch = (from: number): Stretch => ({
  from,
  to: from - 1,
  changes: new Map(),
  shown: [],
  secrets: [],
  whole: true,
});

/** Adds the next entry. @param state with the entry applied */
export function extend(
  stretch: Stretch,
  rules: AnyRules,
  state: unknown,
  entry: Entry<unknown>,
  viewer: Viewer,
): void {
  stretch.to = entry.seq;
  if (rules.digest) {
    const { changes } = stretch;
    const described = rules.digest.changes(state, entry, (place, value) => changes.set(place, value));
    if (!described) stretch.whole = false;
  } else {
    const { seq, at, by } = entry;
    stretch.shown.push({ seq, at, by, e: rules.show(state, entry, viewer) });
    const isFor = rules.privy?.(state, entry);
    if (isFor) stretch.secrets.push({ entry, isFor });
  }
}

/** Null for no entries. */
export function stretchOf(
  rules: AnyRules,
  state: unknown,
  entries: readonly Entry<unknown>[],
  viewer: Viewer,
): Stretch | null {
  const [first] = entries;
  if (!first) return null;
  const stretch = emptyStretch(first.seq);
  for (const entry of entries) extend(stretch, rules, state, entry, viewer);
  return stretch;
}

/**
 * @param stretches at least one, each beginning where the one before ends
 * @param after entries up to here are left out where they are told one by one; a digest may repeat them
 */
export function join(stretches: readonly Stretch[], after: number): Stretch {
  const first = stretches[0]?.from ?? 1;
  const shown = stretches.flatMap((stretch) => stretch.shown).filter(({ seq }) => seq > after);
  const secrets = stretches.flatMap((one) => one.secrets).filter(({ entry }) => entry.seq > after);
  const joined: Stretch = { ...emptyStretch(shown[0]?.seq ?? first), shown, secrets };
  for (const { to, whole, changes } of stretches) {
    joined.to = to;
    joined.whole &&= whole;
    for (const [place, value] of changes) joined.changes.set(place, value);
  }
  return joined;
}

/** A stretch as everybody may see it, as this viewer may; the same one where there is no difference. */
export function asSeenBy(stretch: Stretch, rules: AnyRules, state: unknown, viewer: Viewer): Stretch {
  const own = new Map<number, unknown>();
  for (const { entry, isFor } of stretch.secrets)
    if (isFor(viewer)) own.set(entry.seq, rules.show(state, entry, viewer));
  if (own.size === 0) return stretch;
  const shown = stretch.shown.map((one) => (own.has(one.seq) ? { ...one, e: own.get(one.seq) } : one));
  return { ...stretch, shown };
}

/** As one WebSocket frame; `reset` where it cannot be described. */
export function frameOf(channel: Channel, state: unknown, stretch: Stretch): Buffer {
  const { from, to, changes, shown, whole } = stretch;
  const { id } = channel;
  if (!whole) return textFrame({ t: 'reset', id });
  const { digest } = channel.activity.rules;
  if (digest) return digestFrame(id, from, to, digest.encode(state, changes));
  return textFrame({ t: 'entries', id, from, to, entries: shown });
}
