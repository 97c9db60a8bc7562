/** What the routes of saved tables share: who may come in, and with what they can be refused. */
import type { FastifyRequest } from 'fastify';
import { actorOf, sizeOf, whoAsks } from '../../../api/identity.ts';
import type { Pace } from '../../../live/pace.ts';
import type { Actor } from '../../../people/actor.ts';
import type { Channel } from '../../../rooms/channel.ts';
import { type ChannelFinder, lookAtChannel } from '../../../rooms/find-channel.ts';
import { isRefusal, type Refusal, refuse } from '../../activity.ts';

/** Requests a minute of one address that change what lies on a table, or read much. */
export const ACTS = { rateLimit: { max: 60 } };

/** Of every such route. */
export const SIGNED_IN = [
  'people/name-first',
  'people/session-expired',
  'people/not-allowed',
  'people/not-in-scope',
  'rooms/unknown',
  'live/too-fast',
  'api/invalid',
  'api/too-many',
];
/** Of those that write. */
export const CHANGES = ['rooms/archived', 'rooms/closing', 'store/full', 'api/cross-site'];
/** Of those that lay a table. */
export const LAYS = ['table/changed', 'table/no-deck', 'table/no-game', 'table/bad-file'];

export type Enter = (
  request: FastifyRequest,
  code: string,
  action: 'table/save' | 'table/load',
) => Promise<[Channel, Actor] | Refusal>;

/** The table, for somebody who may do this there. */
export const createEnter =
  (deps: ChannelFinder & { readonly activity: string; readonly pace: Pace }): Enter =>
  async (request, code, action) => {
    const me = whoAsks(request);
    if (isRefusal(me)) return me;
    const writes = request.method !== 'GET';
    const tooFast = deps.pace.take(me.number, writes ? Math.min(sizeOf(request), 1024) : 0);
    if (tooFast) return tooFast;
    const actor = actorOf(request);
    const channel = await lookAtChannel(deps, code, deps.activity, actor);
    if (isRefusal(channel)) return channel;
    const allowed = await deps.host.permit(channel.room, actor, action);
    if (isRefusal(allowed)) return allowed;
    if (writes && channel.room.archivedAt !== null) return refuse('rooms/archived');
    return [channel, actor];
  };
