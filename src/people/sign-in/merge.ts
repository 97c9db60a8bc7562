/**
 * Merging: what an anonymous account did counts from now on as done by the
 * account its person signed in to.
 *
 * What lies in rows goes over in one transaction, and that row "merged into"
 * is all there is to know: names, history and figures follow it. Roles in rooms
 * are entries of each room's member list; they go over when the person next
 * comes into the room (`rooms/entry.ts` asks for it), however long after and
 * whatever happened in between. So a process may die at any moment: before the
 * commit nothing was merged, after it nothing is left half done.
 */
import type { Person } from '../../activities/activity.ts';
import type { Aliases } from '../aliases.ts';

/** The port behind which rows go over. */
export interface MergeStore {
  /**
   * In one transaction: marks `from` as merged into `into`, frees its name, ends its sessions, and gives
   * `into` its rooms, bots, invitations, ways to sign in, links under way and bans.
   *
   * @returns false where nothing was done: one of them is gone, or `from` is no longer an anonymous person
   */
  merge(from: Person, into: Person): Promise<boolean>;
}

export interface MergeDeps {
  readonly store: MergeStore;
  readonly aliases: Pick<Aliases, 'refresh'>;
  /** Reads again who is banned and who owns which room. */
  readonly takeUp: () => Promise<void>;
  /** The connections of this person must come back. */
  readonly renew: (person: Person) => void;
}

/** @returns whether it was done */
export type Merge = (from: Person, into: Person) => Promise<boolean>;

export function createMerge({ store, aliases, takeUp, renew }: MergeDeps): Merge {
  return async (from, into) => {
    const merged = await store.merge(from, into);
    if (!merged) return false;
    await aliases.refresh();
    await takeUp();
    renew(from);
    renew(into);
    return true;
  };
}
