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
      const answered = statuses.some((status) => /^[23]/.test(status));
      if (!operation.summary || !operation.tags?.length || !answered) bare.push(`${method} ${path}`);
    }
  }
  expect(bare).toEqual([]);
  expect(Object.keys(document.paths).length).toBeGreaterThan(20);
});

test('every write says that it may be refused as the request of another site', () => {
  const unsaid = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { responses }]) => {
      const said = responses['403']?.description?.includes('api/cross-site');
      return method === 'get' || method === 'head' || said ? [] : [`${method} ${path}`];
    }),
  );
  expect(unsaid).toEqual([]);
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
