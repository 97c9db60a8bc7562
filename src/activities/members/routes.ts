/** `/api/v1/rooms/{code}/members`: somebody among the members of a room, where they are too many to list. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { actorOf } from '../../api/identity.ts';
import { problems, sendProblem } from '../../api/problems.ts';
import type { Accounts } from '../../people/accounts.ts';
import type { Entry } from '../../rooms/entry.ts';
import { lookAtChannel } from '../../rooms/find-channel.ts';
import type { Host } from '../../rooms/host.ts';
import { codeParams } from '../../rooms/schemas.ts';
import { isRefusal } from '../activity.ts';
import type { MembersState } from './state.ts';

const MOST = 50;
/** Members of a room that are searched one by one. */
const FEW = 5000;
/** In a larger room: names of the whole server looked at for one question, of which the members are told. */
const CANDIDATES = 2000;

const memberSchema = z
  .object({
    number: z.int(),
    name: z.string(),
    role: z.enum(['watcher', 'player', 'master']),
    since: z.int().meta({ description: 'When they joined, in milliseconds since the Unix epoch' }),
  })
  .meta({ id: 'RoomMember' });

export function createMemberRoutes(deps: {
  readonly host: Host;
  readonly entry: Entry;
  /** Accounts whose name holds this, whatever look-alike letters it is written with. */
  readonly named: Accounts['named'];
}): FastifyPluginAsyncZod {
  return async (api) => {
    api.get(
      '/rooms/:code/members',
      {
        schema: {
          tags: ['rooms'],
          summary: 'Members of a room by name',
          description:
            `At most ${MOST} members whose name holds \`q\`. Everybody’s list comes with the live channel \`members\`, ` +
            'which names 200; this is for rooms with more.',
          params: codeParams,
          querystring: z.object({
            q: z.string().trim().min(1).max(40).meta({ description: 'Part of a name, in any case' }),
          }),
          response: {
            200: z.object({ members: z.array(memberSchema) }),
            ...problems(
              'rooms/unknown',
              'rooms/too-many-guesses',
              'members/banned',
              'members/kicked',
              'api/invalid',
              'api/too-many',
            ),
          },
        },
      },
      async (request, reply) => {
        const channel = await lookAtChannel(deps, request.params.code, 'members', actorOf(request));
        if (isRefusal(channel)) return sendProblem(reply, channel);
        const among = await deps.host.read(channel, ({ members }: MembersState) =>
          members.size <= FEW ? [...members.keys()] : null,
        );
        const found = await deps.named(
          request.query.q,
          among ? { among, limit: MOST } : { limit: CANDIDATES },
        );
        return deps.host.read(channel, (state: MembersState) => ({
          members: found
            .flatMap(({ number, name }) => {
              const member = state.members.get(number);
              return member ? [{ number, name, role: member.role, since: member.since }] : [];
            })
            .slice(0, MOST),
        }));
      },
    );
  };
}
