/** The rules of the mural, wired from their parts. Start reading at `decide.ts` and `apply.ts`. */
import type { Rules } from '../activity.ts';
import { apply } from './apply.ts';
import { decide } from './decide.ts';
import { muralDigest } from './digest.ts';
import { decodeEvent, encodeEvent } from './event-codec.ts';
import { viewOf } from './look-up.ts';
import { restoreMural, SNAPSHOT_VERSION, snapshotMural } from './snapshot.ts';
import { type MuralState, openMural } from './state.ts';
import type { MuralCommand, MuralEvent, MuralOptions, MuralView } from './types.ts';

export const muralRules: Rules<MuralOptions, MuralState, MuralCommand, MuralEvent, MuralView> = {
  version: SNAPSHOT_VERSION,
  open: openMural,
  decide,
  apply,
  view: (state, viewer) => viewOf(state, viewer.who, viewer.at, viewer.also),
  /** Nothing about a mural is secret: everybody may learn every event. */
  show: (_state, entry) => entry.event,
  snapshot: snapshotMural,
  restore: restoreMural,
  encode: encodeEvent,
  decode: decodeEvent,
  digest: muralDigest,
};
