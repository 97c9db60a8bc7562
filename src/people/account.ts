import type { Person } from '../activities/activity.ts';

/** A person. `number` stands for them in logs and on the wire, `uuid` outside of this server. */
export interface Account {
  readonly number: Person;
  readonly uuid: string;
  readonly name: string;
}
