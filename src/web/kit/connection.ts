/** The one connection of this tab, as signals. */
import { signal } from '@preact/signals';
import type { Person } from '../../activities/activity.ts';
import type { LinkState, Me, RoomInfo } from '../../client/types.ts';
import type { Presence } from '../../live/protocol.ts';

export interface Api {
  me(): Promise<{ me: Me | null }>;
  room(code: string): Promise<RoomInfo>;
  messages(
    code: string,
    before: number,
    limit: number,
  ): Promise<{ messages: import('../../activities/chat/types.ts').Message[]; earlier: boolean }>;
}

/** Names of people by their numbers, asked for in bunches and kept. */
export interface People {
  /** The name where it is known; asks for it otherwise, and `on` tells when it came. */
  name(number: Person): string | undefined;
  on(listener: () => void): () => void;
}

export const link = signal<LinkState>('connecting');
export const me = signal<Me | null>(null);
export const presence = signal<ReadonlyMap<string, Presence>>(new Map());
