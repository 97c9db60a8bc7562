/** For tests: a chat with its log, in which people do one thing after another. */
import { type Entry, isRefusal, type Person, type Refusal, type Role } from '../../activity.ts';
import { chatRules } from '../rules.ts';
import type { ChatState } from '../state.ts';
import type { ChatCommand, ChatEvent, ChatView } from '../types.ts';

export interface Talk {
  readonly state: ChatState;
  readonly log: Entry<ChatEvent>[];
  /** Time of the first command, in ms. */
  readonly start: number;
  /** As a watcher, where nothing else is said. */
  act(who: Person, command: ChatCommand, role?: Role): ChatEvent | Refusal;
  say(who: Person, text: string): ChatEvent | Refusal;
  /** Lets time pass, in ms. */
  pass(time: number): void;
  /** In ms. */
  now(): number;
  view(): ChatView;
  show(entry: Entry<ChatEvent>): unknown;
  snapshot(): Uint8Array;
}

/** @param each called after every entry was applied */
export function createTalk(each: (entry: Entry<ChatEvent>, state: ChatState) => void = () => {}): Talk {
  const state = chatRules.open(undefined);
  const log: Entry<ChatEvent>[] = [];
  const start = 1_800_000_000_000;
  let now = start;
  const viewer = () => ({ who: 1, role: 'watcher', at: now }) as const;
  const act: Talk['act'] = (who, command, role = 'watcher') => {
    const event = chatRules.decide(state, command, { who, role, at: now, random: () => 0 });
    if (isRefusal(event)) return event;
    const entry = { seq: log.length + 1, at: now, by: who, event };
    chatRules.apply(state, entry);
    log.push(entry);
    each(entry, state);
    return event;
  };
  return {
    state,
    log,
    start,
    act,
    say: (who, text) => act(who, { type: 'say', text }),
    pass: (time) => {
      now += time;
    },
    now: () => now,
    view: () => chatRules.view(state, viewer()),
    show: (entry) => chatRules.show(state, entry, viewer()),
    snapshot: () => chatRules.snapshot(state),
  };
}
