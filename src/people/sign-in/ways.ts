/** Which ways to sign in there are on this server, for the page that offers them. */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problems } from '../../api/problems.ts';

/** Each way fills in its own part, where the parts are put together (`wiring/sign-in.ts`). */
export interface Ways {
  /** Links by e-mail. While developing only for this machine itself, where the mail can be read. */
  mail(request: FastifyRequest): boolean;
  readonly passkeys: boolean;
  readonly oidc: readonly { readonly id: string; readonly name: string }[];
  /** The page of this server that shows the mail, while developing. */
  readonly mailPage: string | null;
}

const waysSchema = z
  .object({
    mail: z.boolean().meta({ description: 'A link by e-mail' }),
    passkeys: z.boolean(),
    oidc: z
      .array(z.object({ id: z.string(), name: z.string() }))
      .meta({ description: 'OpenID Connect issuers, in the order to show them' }),
    mailPage: z
      .string()
      .nullable()
      .meta({ description: 'While developing: the page of this server where the mail can be read' }),
  })
  .meta({ id: 'Ways' });

export function createWaysRoutes(ways: Ways): FastifyPluginAsyncZod {
  return async (api) => {
    api.get(
      '/sign-in/ways',
      {
        schema: {
          tags: ['people'],
          summary: 'Which ways to sign in this server has',
          response: { 200: waysSchema, ...problems('api/too-many') },
        },
      },
      async (request) => {
        const mail = ways.mail(request);
        return {
          mail,
          passkeys: ways.passkeys,
          oidc: [...ways.oidc],
          mailPage: mail ? ways.mailPage : null,
        };
      },
    );
  };
}
