import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly requestBody?: { readonly content: object };
  readonly responses: Readonly<Record<string, { readonly description?: string }>>;
}
let server: TestServer;
let document: { openapi: string; paths: Record<string, Record<string, Operation>>; components: object };

beforeAll(async () => {
  server = await startTestServer();
  document = (await server.ask('GET', 'openapi.json')).json();
});
afterAll(() => server.end());

test('every route of the API is described, with what it may answer', () => {
  const bare: string[] = [];
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const statuses = Object.keys(operation.responses);
      const answered = statuses.some((status) => status.startsWith('2'));
      if (!operation.summary || !operation.tags?.length || !answered) bare.push(`${method} ${path}`);
    }
  }
  expect(bare).toEqual([]);
  expect(Object.keys(document.paths).sort()).toEqual([
    '/api/v1/history',
    '/api/v1/me',
    '/api/v1/me/bots',
    '/api/v1/me/bots/{number}',
    '/api/v1/me/bots/{number}/tokens',
    '/api/v1/me/bots/{number}/tokens/{id}',
    '/api/v1/me/export',
    '/api/v1/me/leave',
    '/api/v1/me/profile',
    '/api/v1/people',
    '/api/v1/problems',
    '/api/v1/rooms',
    '/api/v1/rooms/mine',
    '/api/v1/rooms/{code}',
    '/api/v1/rooms/{code}/chat/messages',
    '/api/v1/rooms/{code}/join',
    '/api/v1/rooms/{code}/leave',
    '/api/v1/rooms/{code}/mural',
    '/api/v1/rooms/{code}/mural.png',
    '/api/v1/rooms/{code}/mural/canvas.json',
    '/api/v1/rooms/{code}/mural/import',
    '/api/v1/rooms/{code}/mural/pixels',
    '/api/v1/rooms/{code}/mural/pixels/{x}/{y}',
    '/api/v1/rooms/{code}/mural/region',
    '/api/v1/rooms/{code}/mural/reset',
    '/api/v1/rooms/{code}/mural/tiles/{tile}',
    '/api/v1/rooms/{code}/mural/unreset',
    '/api/v1/rooms/{code}/{activity}/commands',
    '/api/v1/rooms/{code}/{activity}/since',
  ]);
});

test('every reference leads somewhere', () => {
  const text = JSON.stringify(document);
  const references = new Set([...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path));
  expect(references.size).toBeGreaterThan(5);
  for (const path of references) {
    const found = path
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
    expect([path, found]).toEqual([path, expect.anything()]);
  }
});

test('refusals are described by their codes', () => {
  const place = document.paths['/api/v1/rooms/{code}/mural/pixels']?.post;
  expect(place?.responses['401']?.description).toContain('people/name-first');
  expect(place?.responses['403']?.description).toContain('people/not-allowed');
});

test('an upload names the kinds of content it takes', () => {
  const upload = document.paths['/api/v1/rooms/{code}/mural/import']?.post;
  expect(Object.keys(upload?.requestBody?.content ?? {})).toContain('image/png');
});
