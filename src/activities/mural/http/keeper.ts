/** What the routes for looking after a mural share: who may come in, how often, and what it can be refused with. */
import type { FastifyRequest } from 'fastify';
import { actorOf, sizeOf, whoAsks } from '../../../api/identity.ts';
import type { Actor } from '../../../people/actor.ts';
import type { Channel } from '../../../rooms/channel.ts';
import { enterChannel } from '../../../rooms/find-channel.ts';
import { isRefusal, type Refusal } from '../../activity.ts';
import type { MuralRoutesDeps } from './deps.ts';

/** Requests a minute of one address that change much. */
export const ACTS = { rateLimit: { max: 30 } };

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

export type Enter = (
  request: FastifyRequest,
  code: string,
  action: 'mural/roll-back' | 'mural/protect',
  upload?: boolean,
) => Promise<[Channel, Actor] | Refusal>;

/** The mural, for somebody who may do this there. */
export const createEnter =
  (deps: MuralRoutesDeps): Enter =>
  async (request, code, action, upload = false) => {
    const me = whoAsks(request);
    if (isRefusal(me)) return me;
    // Asking how far a job is, four times a second, is not much to read.
    const bytes = upload || request.method === 'GET' ? 0 : sizeOf(request);
    const tooFast = deps.pace.take(me.number, bytes);
    if (tooFast) return tooFast;
    const actor = actorOf(request);
    const channel = await enterChannel(deps, code, deps.activity, actor);
    if (isRefusal(channel)) return channel;
    const allowed = await deps.host.permit(channel.room, actor, action);
    return isRefusal(allowed) ? allowed : [channel, actor];
  };
