/** Every key that means something at the table: the keyboard obeys this list, menus and the help read it out. */
import type { Deed } from './deeds-for.ts';
import type { en } from './words.en.ts';

export type KeyAct =
  /** The first of these that can be done with what is chosen, or with what has the focus. */
  { readonly deeds: readonly Deed[] } | { readonly does: Command };
export type Command =
  | 'help'
  | 'record'
  | 'hand'
  | 'undo'
  | 'add'
  | 'all'
  | 'earlier'
  | 'later'
  | 'closer'
  | 'farther'
  | 'fit';

export type Key = KeyAct & {
  /** As `KeyboardEvent.key` says it; letters small. */
  readonly keys: readonly string[];
  /** Only with Shift, or only without; either where left out. */
  readonly shift?: boolean;
  /** How it is written for people. */
  readonly shown: string;
  readonly words: keyof typeof en & `key-${string}`;
};

export const KEYS: readonly Key[] = [
  { keys: ['Enter', ' '], shift: true, shown: '⇧ Enter', words: 'key-add', does: 'add' },
  { keys: ['a'], shown: 'A', words: 'key-a', does: 'all' },
  { keys: ['d'], shift: false, shown: 'D', words: 'key-d', deeds: ['draw'] },
  { keys: ['d'], shift: true, shown: '⇧ D', words: 'key-shift-d', deeds: ['draw-some'] },
  { keys: ['e'], shown: 'E', words: 'key-e', deeds: ['deal'] },
  { keys: ['p'], shift: false, shown: 'P', words: 'key-p', deeds: ['play'] },
  { keys: ['p'], shift: true, shown: '⇧ P', words: 'key-shift-p', deeds: ['play-down'] },
  { keys: ['t'], shown: 'T', words: 'key-t', deeds: ['take', 'take-pile'] },
  { keys: ['f'], shift: false, shown: 'F', words: 'key-f', deeds: ['turn', 'turn-top'] },
  { keys: ['f'], shift: true, shown: '⇧ F', words: 'key-shift-f', deeds: ['turn-pile'] },
  { keys: ['m'], shown: 'M', words: 'key-m', deeds: ['move'] },
  { keys: ['b'], shown: 'B', words: 'key-b', deeds: ['put-under'] },
  { keys: ['g'], shift: false, shown: 'G', words: 'key-g', deeds: ['give'] },
  { keys: ['g'], shift: true, shown: '⇧ G', words: 'key-shift-g', deeds: ['gather-up'] },
  { keys: ['v'], shift: false, shown: 'V', words: 'key-v', deeds: ['show'] },
  { keys: ['v'], shift: true, shown: '⇧ V', words: 'key-shift-v', deeds: ['show-all'] },
  { keys: ['s'], shift: false, shown: 'S', words: 'key-s', deeds: ['shuffle'] },
  { keys: ['s'], shift: true, shown: '⇧ S', words: 'key-shift-s', deeds: ['shuffle-fair'] },
  { keys: ['x'], shown: 'X', words: 'key-x', deeds: ['cut'] },
  { keys: ['k'], shown: 'K', words: 'key-k', deeds: ['peek'] },
  { keys: ['w'], shown: 'W', words: 'key-w', deeds: ['row', 'fan', 'stack'] },
  { keys: ['r'], shown: 'R', words: 'key-r', deeds: ['roll', 'rotate'] },
  { keys: ['['], shown: '[', words: 'key-turn-left', deeds: ['tilt-left'] },
  { keys: [']'], shown: ']', words: 'key-turn-right', deeds: ['tilt-right'] },
  { keys: ['o'], shown: 'O', words: 'key-o', deeds: ['to-front'] },
  { keys: ['Delete', 'Backspace'], shown: 'Del', words: 'key-delete', deeds: ['remove'] },
  { keys: ['ArrowLeft'], shift: true, shown: '⇧ ←', words: 'key-earlier', does: 'earlier' },
  { keys: ['ArrowRight'], shift: true, shown: '⇧ →', words: 'key-later', does: 'later' },
  { keys: ['h'], shown: 'H', words: 'key-h', does: 'hand' },
  { keys: ['u'], shown: 'U', words: 'key-u', does: 'undo' },
  { keys: ['l'], shown: 'L', words: 'key-l', does: 'record' },
  { keys: ['+', '='], shown: '+', words: 'key-closer', does: 'closer' },
  { keys: ['-', '_'], shown: '−', words: 'key-farther', does: 'farther' },
  { keys: ['0'], shown: '0', words: 'key-fit', does: 'fit' },
  { keys: ['?'], shown: '?', words: 'key-help', does: 'help' },
];

/** What this key means, if anything. */
export function keyFor(event: { readonly key: string; readonly shiftKey: boolean }): Key | undefined {
  const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return KEYS.find(
    ({ keys, shift }) => keys.includes(pressed) && (shift === undefined || shift === event.shiftKey),
  );
}

/** How to do this with a key, as people write it. */
export function letterOf(deed: Deed): string | undefined {
  if (deed === 'earlier' || deed === 'later')
    return KEYS.find((one) => 'does' in one && one.does === deed)?.shown;
  return KEYS.find((one) => 'deeds' in one && one.deeds.includes(deed))?.shown;
}
