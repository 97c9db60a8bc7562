/**
 * An activity that is played in rounds, to try roles that change while one is under way: the house starts
 * and ends a round and logs the roles it is played in; whoever plays makes moves.
 */
import {
  type Activity,
  type Command,
  type Entry,
  type Person,
  type Role,
  type Rules,
  refuse,
} from '../../activities/activity.ts';

interface Start extends Command {
  readonly type: 'start';
  readonly roles: readonly (readonly [Person, Role])[];
}
type Move = Command & { readonly type: 'move' };
type End = Command & { readonly type: 'end' };
type Told = Start | Move | End;
export interface RoundsState {
  /** Empty while no round is under way. */
  roles: [Person, Role][];
  moves: Person[];
}

const rules: Rules<unknown, RoundsState, Told, Told, RoundsState> = {
  version: 1,
  open: () => ({ roles: [], moves: [] }),
  decide: (_state, command) => command,
  apply(state, { by, event }: Entry<Told>) {
    if (event.type === 'start') state.roles = event.roles.map(([person, role]) => [person, role]);
    else if (event.type === 'end') state.roles = [];
    else state.moves.push(by);
  },
  standsAs: ({ roles }, who) => roles.find(([person]) => person === who)?.[1] ?? null,
  view: (state) => state,
  show: (_state, { event }) => event,
  snapshot: (state) => Buffer.from(JSON.stringify(state)),
  restore: (bytes) => JSON.parse(Buffer.from(bytes).toString()) as RoundsState,
  encode: (event) => Buffer.from(JSON.stringify(event)),
  decode: (bytes) => JSON.parse(Buffer.from(bytes).toString()) as Told,
};

export const rounds: Activity = {
  name: 'rounds',
  rules,
  parse: (input) =>
    (input as Told).type === 'move' ? { type: 'move' } : refuse('rounds/bad-command', { field: 'type' }),
};
