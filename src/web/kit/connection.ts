/** The one connection of this tab, as signals. */
import { batch, signal } from '@preact/signals';
import type { Refusal } from '../../activities/activity.ts';
import { type Api, createApi } from '../../client/api.ts';
import { createLive } from '../../client/live.ts';
import { createPeople, type People } from '../../client/people.ts';
import type { LinkState, Live, Me, OwnBan } from '../../client/types.ts';
import type { Presence } from '../../live/protocol.ts';
import { createPageProver } from './prove.ts';

/** Why I may not come in; null for almost everybody. */
export const ban = signal<OwnBan | null>(null);

/** Whatever it was that was refused: the page as a whole can do nothing any more. */
export function heed({ refused, detail = {} }: Refusal): void {
  if (refused === 'people/banned')
    ban.value = { reason: String(detail.reason ?? ''), until: Number(detail.until ?? 0) };
}

export const api: Api = createApi({ base: '', refused: heed });
export const live: Live = createLive({ url: '', refused: heed, remedy: createPageProver(api) });
export const people: People = createPeople(api);

export const link = signal<LinkState>(live.state);
/** Undefined until the server has said who we are. */
export const me = signal<Me | null | undefined>(live.me ?? undefined);
/** When the next attempt to connect begins, by this machine's clock; null while connected. */
export const retryAt = signal<number | null>(null);
/** Why nothing can be written at the moment; null when it can. */
export const pausedBy = signal<string | null>(null);
/** Who is in each room that is open. */
export const presence = signal<ReadonlyMap<string, Presence>>(new Map());

live.on('state', (state) => {
  batch(() => {
    link.value = state;
    if (state === 'live' || state === 'polling') retryAt.value = null;
  });
});
live.on('banned', heed);
live.on('retry', (wait) => {
  retryAt.value = Date.now() + wait;
});
live.on('me', (account) => {
  me.value = account;
  if (account) people.learn([account]);
});
live.on('paused', ({ paused, code }) => {
  pausedBy.value = paused ? (code ?? 'api/unavailable') : null;
});
live.on('presence', (now) => {
  people.learn(now.people);
  presence.value = new Map(presence.value).set(now.room, now);
});

/** After the account changed by HTTP: the live connection takes up the new session. */
export function becameMe(account: Me | null): void {
  me.value = account;
  if (account) people.learn([account]);
  live.reconnect();
}
