/** Who does something, and by which way: all that deciding "may they?" needs to know. */
import type { Person } from '../activities/activity.ts';
import type { Scope } from './scopes.ts';

export interface Actor {
  /** 0 for the house, or where nobody is signed in. */
  readonly who: Person;
  /** What their token may be used for; absent for a session, which may be used for everything. */
  readonly scopes?: readonly Scope[];
  /** Where they come from, for limits that count by address; absent inside the server. */
  readonly address?: string;
  /** The server itself, which is asked for no role: what nobody outside it can be. */
  readonly house?: true;
}
