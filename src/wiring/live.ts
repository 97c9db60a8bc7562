/** The live endpoint: who connects to it, and what of the house concerns open connections. */
import type { IncomingMessage, Server } from 'node:http';
import { type Entry, isRefusal, type Refusal, refuse } from '../activities/activity.ts';
import { members } from '../activities/members/members.ts';
import { whoIsGone } from '../activities/members/state.ts';
import type { MembersEvent } from '../activities/members/types.ts';
import { senderOf, trustOf } from '../api/proxies.ts';
import type { Config } from '../config.ts';
import { createGateway, type Gateway, type GatewayDeps } from '../live/gateway.ts';
import type { Person } from '../live/session.ts';
import type { Rooms } from '../open-rooms.ts';
import type { Metrics } from '../ops/metrics.ts';
import type { Account } from '../people/account.ts';
import type { Aliases } from '../people/aliases.ts';
import { bearerIn, type Tokens } from '../people/bots/tokens.ts';
import { checkOrigin } from '../people/csrf.ts';
import { tokenFrom } from '../people/session-token.ts';
import type { Sessions } from '../people/sessions.ts';
import { createBotPlayers } from './bot-players.ts';
import { createSeatKeeper } from './seat-keeping.ts';

export interface LiveWiring extends Pick<GatewayDeps, 'entry' | 'tokenPace' | 'bar' | 'broken'> {
  readonly config: Config;
  readonly rooms: Rooms;
  readonly version: string;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  /** Somebody comes from this address. */
  readonly meet: (who: Account, address: string) => Promise<void>;
  readonly refused: (code: string) => void;
  readonly metrics: Metrics;
}

export function wireLive(server: Server, deps: LiveWiring): Gateway {
  const { config, metrics, rooms } = deps;
  const { host, directory, standing, store } = rooms;
  const trust = trustOf(config.trustProxy);
  const addressOf = (request: IncomingMessage): string => senderOf(request, trust);
  const origins = config.publicUrl
    ? [new URL(config.publicUrl).origin, ...config.allowedOrigins]
    : config.allowedOrigins;

  const seats = createSeatKeeper(host, deps.broken);
  const bots = createBotPlayers(host, deps.broken);
  const gateway = createGateway(server, {
    ...deps,
    host,
    present(room, people) {
      seats.present(room, people);
      if (people.size > 0) bots.look(room);
    },
    now: store.log.now,
    server: deps.version,
    limits: config,
    async identify(request) {
      const address = addressOf(request);
      return identify({ ...deps, ...rooms }, request, address);
    },
    showsToken: (request) => bearerIn(request.headers.authorization) !== null,
    originAllowed: (request) =>
      checkOrigin(request.headers, { host: request.headers.host ?? '', allowed: origins }) === null,
    addressOf,
    metrics: {
      connections: (count) => metrics.connections.set(count),
      received: (type) => metrics.received.inc({ type }),
      refused: deps.refused,
      ticked: ({ seconds }) => metrics.tick.observe(seconds),
    },
  });

  directory.onChange((room) => {
    gateway.review(room);
    gateway.changed(room);
  });
  standing.onRefresh(() => gateway.expelBanned());
  host.onCommitted(({ channel: { activity, room }, entries }) => {
    if (activity.name !== members.name) return;
    for (const entry of entries) {
      const gone = whoIsGone(entry as Entry<MembersEvent>);
      if (gone !== null) gateway.review(room, gone);
    }
  });
  server.once('close', () => {
    seats.stop();
    bots.stop();
  });
  return gateway;
}

interface Known extends Pick<LiveWiring, 'meet'> {
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly aliases: Aliases;
}

/** A token is all that counts of a request that shows one, as in `api/identity.ts`. */
async function identify(
  { sessions, tokens, aliases, meet }: Known,
  request: IncomingMessage,
  address: string,
): Promise<Person | Refusal> {
  const secret = bearerIn(request.headers.authorization);
  if (secret !== null) {
    const use = await tokens.resume(secret);
    if (isRefusal(use)) return use;
    const { account, id, owner, scopes, expiresAt } = use;
    await meet(account, address);
    const sessionEnds = expiresAt ?? Number.POSITIVE_INFINITY;
    return { ...seenAs(account), sessionEnds, scopes, token: { id, owner } };
  }
  const token = tokenFrom(request.headers.cookie);
  if (token === null) return refuse('people/name-first');
  const session = await sessions.resume(token, { agent: request.headers['user-agent'] ?? '', address });
  if (isRefusal(session)) return session;
  await meet(session.account, address);
  const also = aliases.of(session.account.number);
  return {
    ...seenAs(session.account),
    sessionEnds: session.expiresAt,
    ...(also.length > 0 && { also }),
  };
}

/** What others in a room are shown of somebody. */
function seenAs({
  number,
  name,
  kind,
  avatar,
}: Account): Pick<Person, 'number' | 'name' | 'kind' | 'avatar'> {
  return { number, name, kind, ...(avatar && { avatar }) };
}
