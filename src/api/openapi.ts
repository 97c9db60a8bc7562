/** The API's description, made from the schemas of its routes, and a page to browse it. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { SESSION_COOKIE } from '../people/session-token.ts';

const about = `Rooms in which people paint a shared mural and talk.

Reading needs nothing. Writing needs a name (\`POST /api/v1/me\` once, which sets a session cookie) and,
on every request that is not a GET, the header \`x-atelier: 1\`, which keeps other sites from writing in
somebody's name.

Bots show a token instead (\`Authorization: Bearer atl_…\`, made under Settings, Bots). It needs neither the cookie
nor the header, it may be used for what its scopes say, and never to change an account.

Every error is a problem document (RFC 9457) with a \`code\`; \`GET /api/v1/problems\` lists them all.`;

/** Before the routes, in their scope: what they declare is collected as they are added. */
export async function addOpenApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Atelier', version, description: about },
      tags: [
        { name: 'people', description: 'Names and sessions' },
        { name: 'bots', description: 'Accounts of programs, and their tokens' },
        { name: 'rooms', description: 'Rooms, and their activities for clients without a WebSocket' },
        { name: 'mural', description: 'The shared picture of a room' },
        { name: 'chat', description: 'What was said' },
        { name: 'table', description: 'Saved card tables, their files, and rounds to watch again' },
        { name: 'desk', description: 'For those who look after the server' },
        { name: 'api', description: 'The API itself' },
      ],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
          token: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    indexPrefix: '/api/v1',
    uiConfig: {
      url: '/api/v1/openapi.json',
      docExpansion: 'list',
      // Without the bar on top, whose logo is Swagger's and whose styles are inline.
      layout: 'BaseLayout',
      // Runs in the page: "Try it out" writes as our own pages do. The request is a plain object there.
      requestInterceptor: (request) => {
        Reflect.set(Reflect.get(request, 'headers'), 'x-atelier', '1');
        return request;
      },
    },
    theme: { title: 'Atelier API' },
  });
  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(app.swagger()),
  );
}
