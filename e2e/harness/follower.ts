/**
 * A client that trusts nothing: it keeps its own copy of a chat and a mural, and fails where an entry
 * comes twice, out of order, or where there is a hole (invariant 7).
 */
import { decodeDigest } from '../../src/activities/mural/digest.ts';
import type { Heard, Wire } from './wire.ts';

export interface Follower {
  readonly room: string;
  readonly activity: 'chat' | 'mural';
  id: unknown;
  seq: number;
  epoch: string;
  /** Chat: what was said by sequence number, since the last time it began anew. */
  readonly texts: Map<number, string>;
  /** Mural: places changed since the last time it began anew. */
  readonly changes: Map<number, number>;
  /** The last entry of the view it began with. */
  began: number;
  resumed: number;
  afresh: number;
}

export const createFollower = (room: string, activity: Follower['activity']): Follower => ({
  room,
  activity,
  id: null,
  seq: 0,
  epoch: '',
  texts: new Map(),
  changes: new Map(),
  began: 0,
  resumed: 0,
  afresh: 0,
});

/** Opens the channel from where the follower stands, and takes up what comes from then on. */
export async function follow(wire: Wire, follower: Follower, afresh = false): Promise<void> {
  const { room, activity, seq: after, epoch } = follower;
  const answer = await wire.open(room, activity, epoch && !afresh ? { after, epoch } : undefined);
  if (answer.t !== 'opened' && answer.t !== 'resumed')
    throw new Error(`not opened: ${JSON.stringify(answer)}`);
  follower.id = answer.id;
  follower.epoch = answer.epoch as string;
  if (answer.t === 'resumed') {
    follower.resumed++;
    return;
  }
  follower.afresh++;
  follower.seq = answer.seq as number;
  follower.began = follower.seq;
  follower.texts.clear();
  follower.changes.clear();
}

/** Takes up everything that has come for it. */
export function takeUp(wire: Wire, follower: Follower): void {
  const { id } = follower;
  for (let index = 0; index < wire.heard.length; ) {
    const message = wire.heard[index] as Heard;
    if (message.id !== id || (message.t !== 'entries' && message.t !== 'digest')) {
      index++;
      continue;
    }
    wire.heard.splice(index, 1);
    const from = message.from as number;
    const to = message.to as number;
    if (from > follower.seq + 1) throw new Error(`a hole: entry ${from} where ${follower.seq + 1} was due`);
    if (message.t === 'digest') {
      decodeDigest(message.body as Uint8Array, (place, color) => follower.changes.set(place, color));
    } else {
      const entries = message.entries as { seq: number; e: { text?: string } }[];
      if (entries.length !== to - from + 1)
        throw new Error(`${entries.length} entries from ${from} to ${to}`);
      for (const { seq, e } of entries) {
        if (seq > follower.seq && e.text !== undefined) follower.texts.set(seq, e.text);
      }
    }
    follower.seq = Math.max(follower.seq, to);
  }
}

/** Resolves once the follower has come to this entry. */
export async function comesTo(wire: Wire, follower: Follower, seq: number): Promise<void> {
  for (;;) {
    takeUp(wire, follower);
    if (follower.seq >= seq) return;
    const message = await wire.next(({ id, t }) => id === follower.id && (t === 'entries' || t === 'digest'));
    wire.heard.unshift(message);
  }
}
