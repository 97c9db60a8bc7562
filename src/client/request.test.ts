import { expect, test, vi } from 'vitest';
import { isRefusal } from '../activities/activity.ts';
import { createApi } from './api.ts';
import { ApiError } from './request.ts';

type Fetch = typeof fetch;

function setUp(answer: () => Response | Promise<Response>) {
  const fetch = vi.fn<Fetch>(async () => answer());
  return { fetch, api: createApi({ base: 'http://a.example/club/', fetch }) };
}

const failure = async (promise: Promise<unknown>) => (await promise.catch((error) => error)) as ApiError;

test('asks under the base address and marks what writes', async () => {
  const { api, fetch } = setUp(() => Response.json({ me: null }));
  await api.me();
  await api.createMe('Ada');
  const [[url, get] = [], [, post] = []] = fetch.mock.calls;
  expect(url).toBe('http://a.example/club/api/v1/me');
  expect(get?.headers).toEqual({});
  expect(post).toMatchObject({
    method: 'POST',
    headers: { 'x-atelier': '1', 'content-type': 'application/json' },
    body: '{"name":"Ada"}',
  });
});

test('turns problem details into a refusal with its figures', async () => {
  const problem = {
    type: '/p',
    title: 'Wait',
    status: 409,
    code: 'mural/cooldown',
    wait: 1200,
    detail: 'Wait a bit.',
  };
  const { api } = setUp(() => Response.json(problem, { status: 409 }));
  const error = await failure(api.mural('PARK'));
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    status: 409,
    code: 'mural/cooldown',
    detail: { wait: 1200 },
    message: 'Wait a bit.',
  });
  expect(isRefusal(error) && error.refused).toBe('mural/cooldown');
});

test('takes the time to wait from the header where a proxy answers', async () => {
  const { api } = setUp(() => new Response('<h1>Busy', { status: 503, headers: { 'retry-after': '2' } }));
  expect(await failure(api.rooms())).toMatchObject({
    status: 503,
    code: 'http/503',
    detail: { wait: 2000 },
    passing: true,
  });
});

test('tells a server that is away from one that is slow', async () => {
  const away = setUp(() => Promise.reject(new TypeError('fetch failed')));
  expect(await failure(away.api.rooms())).toMatchObject({ status: 0, code: 'client/unreachable' });
  const slow = setUp(() => Promise.reject(new DOMException('too late', 'TimeoutError')));
  expect(await failure(slow.api.rooms())).toMatchObject({ status: 0, code: 'client/timeout' });
});

test('reads a tile: eight bytes of sequence number, then the pixels', async () => {
  const body = new Uint8Array(8 + 3);
  new DataView(body.buffer).setFloat64(0, 2 ** 40 + 1, true);
  body.set([1, 2, 3], 8);
  const { api, fetch } = setUp(() => new Response(body));
  expect(await api.tile('PARK', 2, 1, 7)).toEqual({ seq: 2 ** 40 + 1, indices: Uint8Array.of(1, 2, 3) });
  expect(String(fetch.mock.calls[0]?.[0])).toMatch('/rooms/PARK/mural/tiles/2-1@7');
});
