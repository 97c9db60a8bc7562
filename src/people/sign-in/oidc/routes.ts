/** `/api/v1/sign-in/oidc`: to an OpenID Connect issuer, and back from it. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal, type Person, type Refusal, refuse } from '../../../activities/activity.ts';
import { type IdentitySettings, numberOf } from '../../../api/identity.ts';
import { problems, sendProblem } from '../../../api/problems.ts';
import type { Arrival, Arrive } from '../arrive.ts';
import { backPath } from '../back-path.ts';
import { refuseTokens } from '../by-session.ts';
import type { Door } from '../door.ts';
import { ownOrigin } from '../own-origin.ts';
import { createPending, type PendingDeps } from '../pending.ts';
import type { TellOfWay } from '../way-notices.ts';
import type { Asked, Oidc } from './oidc.ts';

export interface OidcRoutesDeps extends PendingDeps {
  /** Null where none is configured. */
  readonly oidc: Oidc | null;
  readonly arrive: Arrive;
  readonly door: Door;
  readonly tellOfWay: TellOfWay;
  readonly settings: IdentitySettings;
  /** Sign-ins a minute that one address may begin; a school may share one. */
  readonly signInsPerMinute: number;
}

/** What lies in the browser meanwhile. */
interface Begun extends Asked {
  /** As the browser knows us: the issuer sends it back there. */
  readonly origin: string;
  /** The account they had, 0 for none. */
  readonly account: Person;
  /** They want it for the account they have, not to go over to another one. */
  readonly connect: boolean;
  readonly back: string;
}

const FOLDER = '/sign-in/oidc';
/** Where the issuer sends people: to be registered there. */
export const OIDC_RETURN = `/api/v1${FOLDER}/back`;
/** The page that says how it went. */
const ARRIVED = '/sign-in/arrived';
const MINUTES = 10;

export function createOidcRoutes(deps: OidcRoutesDeps): FastifyPluginAsyncZod {
  const { oidc, arrive, door, settings } = deps;
  const pending = createPending<Begun>(deps, {
    name: 'atelier-oidc',
    path: `/api/v1${FOLDER}`,
    minutes: MINUTES,
  });

  async function finish(request: FastifyRequest, reply: FastifyReply): Promise<Ended> {
    const begun = await pending.take(request, reply);
    if (isRefusal(begun)) return { refusal: begun, back: '/' };
    const { back } = begun;
    // Whoever signed in or out in another tab meanwhile would be surprised by whose account this changes.
    if (!oidc || begun.account !== numberOf(request))
      return { refusal: refuse('people/sign-in-stale'), back };
    const address = new URL(request.url, begun.origin);
    const proven = await oidc.answer(address, begun);
    if (isRefusal(proven)) return { refusal: proven, back };
    const arrival = await arrive(proven, request.me, begun.connect);
    if (isRefusal(arrival)) return { refusal: arrival, back };
    if (arrival.how === 'claimed') deps.tellOfWay(request, arrival.account.number, { what: 'issuer-added' });
    await door.open(request, reply, arrival.account.number, 'oidc');
    return { arrival, back };
  }

  return async (api) => {
    api.post(
      `${FOLDER}/start`,
      {
        config: { rateLimit: { max: deps.signInsPerMinute } },
        schema: {
          tags: ['people'],
          summary: 'Begin to sign in with the OpenID Connect issuer',
          description:
            `Answers with the page of the issuer to go to, and sets a cookie that binds what comes of it to this browser for ${MINUTES} minutes. ` +
            `The issuer sends people back to \`${OIDC_RETURN}\`.`,
          body: z.object({
            back: z
              .string()
              .max(1000)
              .optional()
              .meta({ description: 'Path of this server to go to afterwards' }),
            connect: z.boolean().default(false).meta({
              description:
                'Add the identity to the account one has; where it belongs to another one the page that says how it went tells `people/identity-taken`',
            }),
          }),
          response: {
            200: z.object({ url: z.url() }),
            ...problems(
              'api/invalid',
              'people/oidc-off',
              'people/oidc-away',
              'people/other-address',
              'people/not-in-scope',
              'api/cross-site',
              'api/too-many',
            ),
          },
        },
      },
      async (request, reply) => {
        const token = refuseTokens(request);
        if (token) return sendProblem(reply, token);
        if (!oidc) return sendProblem(reply, refuse('people/oidc-off'));
        const origin = ownOrigin(request, settings.publicUrl);
        if (isRefusal(origin)) return sendProblem(reply, origin);
        const asked = await oidc.ask(origin + OIDC_RETURN);
        if (isRefusal(asked)) return sendProblem(reply, asked);
        const back = backPath(request.body.back);
        pending.begin(reply, {
          ...asked.asked,
          origin,
          account: numberOf(request),
          connect: request.body.connect,
          back,
        });
        reply.header('cache-control', 'no-store');
        return { url: asked.url };
      },
    );

    api.get(
      `${FOLDER}/back`,
      {
        // It uses up what began: only somebody's own visit may.
        exposeHeadRoute: false,
        schema: {
          tags: ['people'],
          summary: 'Back from the OpenID Connect issuer',
          description:
            'The issuer sends the browser here. Starts a new session where all is well, and goes on to the page that says how it went.',
          response: { 303: z.undefined().meta({ description: 'To the page that says how it went' }) },
        },
      },
      async (request, reply) => {
        const ended = await finish(request, reply);
        if (ended.refusal) reply.problem = ended.refusal.refused;
        return reply.header('cache-control', 'no-store').redirect(arrivedPage(ended), 303);
      },
    );
  };
}

type Ended = { readonly back: string } & (
  | { readonly arrival: Arrival; readonly refusal?: undefined }
  | { readonly refusal: Refusal; readonly arrival?: undefined }
);

function arrivedPage({ arrival, refusal, back }: Ended): string {
  const told: Record<string, string> = arrival ? { how: arrival.how } : { problem: refusal.refused };
  const reason = refusal?.detail?.reason;
  if (typeof reason === 'string') told.reason = reason;
  if (back !== '/') told.back = back;
  return `${ARRIVED}?${new URLSearchParams(told)}`;
}
