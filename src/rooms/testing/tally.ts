/** The smallest activity there can be, to try the room host with: people add whole numbers to a list. */
import {
  type Activity,
  CodecError,
  type Command,
  type Entry,
  type Refusal,
  type Rules,
  refuse,
} from '../../activities/activity.ts';

interface Add extends Command {
  readonly type: 'add';
  readonly value: number;
}
interface Added {
  readonly value: number;
}
export interface Tally {
  /** [person, value] in the order of the log. */
  readonly added: [number, number][];
}

const rules: Rules<unknown, Tally, Add, Added, Tally> = {
  version: 1,
  open: () => ({ added: [] }),
  decide(_state, { value }) {
    if (value === 6_666) throw new Error('a bug in the rules');
    return value < 0 ? refuse('tally/negative') : { value };
  },
  apply(state, { by, event }: Entry<Added>) {
    state.added.push([by, event.value]);
  },
  view: (state) => state,
  show: (_state, { event }) => event,
  snapshot: (state) => Buffer.from(JSON.stringify(state)),
  restore: (bytes) => JSON.parse(Buffer.from(bytes).toString()) as Tally,
  encode: (event) => Buffer.from(JSON.stringify(event)),
  decode(bytes) {
    try {
      return JSON.parse(Buffer.from(bytes).toString()) as Added;
    } catch {
      throw new CodecError('not JSON');
    }
  },
};

const parse = (input: unknown): Command | Refusal =>
  (input as Partial<Add>).type === 'add' ? (input as Add) : refuse('tally/bad-command');

export const tally: Activity = { name: 'tally', rules, parse };
