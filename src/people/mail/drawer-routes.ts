/** `/api/v1/dev/mail`: while developing, the mail that would have been sent. For this machine only. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refuse } from '../../activities/activity.ts';
import { isThisMachine } from '../../api/local.ts';
import { problems, sendProblem } from '../../api/problems.ts';
import type { Drawer } from './drawer.ts';

const mailSchema = z.object({ to: z.string(), subject: z.string(), text: z.string(), at: z.int() });

export function createDrawerRoutes(drawer: Drawer): FastifyPluginAsyncZod {
  return async (api) => {
    api.get(
      '/dev/mail',
      {
        schema: {
          tags: ['people'],
          summary: 'While developing: the mail that would have been sent, newest first',
          description:
            'Only where no SMTP_URL is set and the server is this machine’s own; only asked from here.',
          response: { 200: z.object({ mails: z.array(mailSchema) }), ...problems('api/not-found') },
        },
      },
      async (request, reply) => {
        if (!isThisMachine(request)) return sendProblem(reply, refuse('api/not-found'));
        reply.header('cache-control', 'no-store');
        return { mails: drawer.letters().map(({ to, subject, text, at }) => ({ to, subject, text, at })) };
      },
    );
  };
}
