import type { Person } from '../activities/activity.ts';
import type { Avatar } from './profile.ts';
import type { ServerRole } from './standing.ts';

/** A person or a bot. `number` stands for them in logs and on the wire, `uuid` outside of this server. */
export interface Account {
  readonly number: Person;
  readonly uuid: string;
  readonly name: string;
  readonly kind: 'person' | 'bot';
  /** Role on the server; null for most. */
  readonly role: ServerRole | null;
  /** Whether there is a way to come back to it other than this session. */
  readonly claimed: boolean;
  /** The picture they chose; absent for the one that is drawn from their number. */
  readonly avatar?: Avatar;
}
