/**
 * Takes the words out of an entry whose author wanted them gone. What happened stays in the log (somebody said
 * something, at that time): only what a later entry takes away anyway is missing, so the log folds to the same state.
 */
import { decodeEvent, encodeEvent } from './codec.ts';

/** The event's bytes without its words; null for one that has none of its author's. */
export function withoutWords(body: Uint8Array): Uint8Array | null {
  const event = decodeEvent(body);
  if ((event.type !== 'said' && event.type !== 'edited') || event.text === '') return null;
  return encodeEvent(event.type === 'said' ? { type: 'said', text: '' } : { ...event, text: '' });
}
