import type { Me } from '../../../client/types.ts';
import type { Person } from '../../activity.ts';
import type { Message } from '../types.ts';
import type { ChatStore } from './chat-store.ts';

/** The same with my former numbers as the one I have now; the very same store where I have none. Reactions stay apart: each is taken back by whoever gave it. */
export function asOne(store: ChatStore, me: Pick<Me, 'number' | 'also'> | null): ChatStore {
  const also = me?.also ?? [];
  if (!me || also.length === 0) return store;
  const now = (person: Person): Person => (also.includes(person) ? me.number : person);
  const change = (message: Message): Message =>
    also.includes(message.by) || message.mentions.some((person) => also.includes(person))
      ? { ...message, by: now(message.by), mentions: [...new Set(message.mentions.map(now))] }
      : message;
  return { ...store, messages: store.messages.map(change) };
}
