/** A proof of work as people meet it: not at all, but for a moment. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, expect, test, vi } from 'vitest';
import { signIn } from './harness/guest.ts';
import { roomPage } from './harness/room-page.ts';
import { makeRoom } from './harness/rooms.ts';
import { setStage } from './harness/stage.ts';
import { refusedRequest } from './harness/visitor.ts';

const stage = setStage();

beforeAll(async () => {
  // As another process of the same house would: this one takes it up within a second.
  const database = new DatabaseSync(join(stage.server.dataDir, 'atelier.db'));
  database
    .prepare('insert into settings (key, value) values (?, ?)')
    .run('proof-of-work', JSON.stringify('always'));
  database.close();
  await vi.waitFor(async () => expect(await paintsAs(`Asks ${++asked}`)).toBe('people/prove-first'), {
    timeout: 5000,
  });
});

let asked = 0;

/** The code with which a pixel of this newcomer is refused. */
async function paintsAs(name: string): Promise<string | undefined> {
  const { cookie } = await signIn(stage.server.url, name);
  const response = await fetch(`${stage.server.url}/api/v1/rooms/PARK/mural/pixels`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-atelier': '1', cookie },
    body: JSON.stringify({ pixels: [1, 1, 1] }),
  });
  const { results } = (await response.json()) as { results: { code?: string }[] };
  return results[0]?.code;
}

test('what one says and paints goes through, with nothing to click', async () => {
  const ada = await stage.visitor();
  await ada.named('Ada at work');
  const { code } = await makeRoom(ada);
  await ada.open(`/r/${code}`);
  const room = roomPage(ada.page);
  await room.ready();
  await room.say('no robot here');
  await room.message('no robot here').waitFor();
  const saved = () => ada.request<{ messages: { text: string }[] }>('GET', `/rooms/${code}/chat/messages`);
  await expect.poll(async () => (await saved()).messages.map(({ text }) => text)).toEqual(['no robot here']);
});

test('a device that cannot finish it is told so, and keeps its words', async () => {
  const bo = await stage.visitor();
  bo.expects(refusedRequest(422));
  await bo.named('Bo without luck');
  const { code } = await makeRoom(bo);
  // What the device finds is changed on its way.
  await bo.page.route('**/api/v1/me/proof', (route) => {
    const body = route.request().postDataJSON();
    void route.continue({ postData: { ...body, solution: { counter: 1, derivedKey: '00'.repeat(32) } } });
  });
  await bo.open(`/r/${code}`);
  const room = roomPage(bo.page);
  await room.ready();
  await room.say('am I a robot?');
  await bo.page.getByText('That did not work. Try again').waitFor();
  await room.message('am I a robot?').waitFor();
  await bo.page.unroute('**/api/v1/me/proof');
  await room.message('am I a robot?').getByRole('button', { name: /again/i }).click();
  const saved = () => bo.request<{ messages: unknown[] }>('GET', `/rooms/${code}/chat/messages`);
  await expect.poll(async () => (await saved()).messages.length).toBe(1);
});
