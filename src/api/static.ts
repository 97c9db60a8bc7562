/** The browser app: its built files, and its one page for every address it knows. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { handleNotFound } from './errors.ts';
import { type LookOf, tellLook } from './look.ts';

/** Addresses that the app itself routes (`src/web`). */
const PAGES = [
  '/',
  '/r/:code',
  '/join',
  '/history',
  '/settings',
  '/admin',
  '/admin/:section',
  '/admin/people/:number',
  '/return',
  '/sign-in',
  '/sign-in/arrived',
  '/link',
  '/dev/mail',
];
const INDEX = 'index.html';

/**
 * Serves `root`. Files are compressed when they are built (`x.js.br` beside
 * `x.js`), not for each request. Without a build only the API answers.
 */
export async function addWebApp(
  app: FastifyInstance,
  root: string,
  { lookOf, publicUrl }: { readonly lookOf: LookOf; readonly publicUrl: string },
): Promise<void> {
  if (!existsSync(join(root, INDEX))) {
    app.setNotFoundHandler(handleNotFound);
    return;
  }
  await app.register(files, {
    root,
    // A route for each file: nothing else of the disk can be asked for.
    wildcard: false,
    index: false,
    preCompressed: true,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: (reply, path) => {
      if (!reply.hasHeader('cache-control'))
        reply.header('cache-control', isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const tls = publicUrl.startsWith('https:');
  for (const page of PAGES)
    app.get(page, async (request, reply) => {
      await tellLook(request, reply, lookOf, tls || request.protocol === 'https');
      return reply.sendFile(INDEX);
    });
  app.setNotFoundHandler(async (request, reply) => {
    if (!wantsPage(request)) return handleNotFound(request, reply);
    return sendLostPage(reply, root);
  });
}

/** Vite puts a hash of the content into every name under `assets/`. */
function isHashed(path: string): boolean {
  return path.includes('/assets/');
}

function wantsPage(request: FastifyRequest): boolean {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const machine = request.url.startsWith('/api/') || request.url.startsWith('/assets/');
  return reads && !machine && (request.headers.accept ?? '').includes('text/html');
}

/** The app says in people's words that there is no such page; the status says it to machines. */
async function sendLostPage(reply: FastifyReply, root: string): Promise<FastifyReply> {
  return reply
    .code(404)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .send(await readFile(join(root, INDEX)));
}
