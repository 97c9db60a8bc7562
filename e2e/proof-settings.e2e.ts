/** Whom a proof of work is asked of, switched on the desk while people come and talk. */
import { expect, test } from 'vitest';
import { CROWD } from '../src/moderation/guard/proof-of-work.ts';
import { signIn } from './harness/guest.ts';
import { roomPage } from './harness/room-page.ts';
import { makeRoom } from './harness/rooms.ts';
import { promote } from './harness/staff.ts';
import { setStage } from './harness/stage.ts';

const stage = setStage();

test('never, new accounts, suspicious ones, always: what is chosen holds for the next thing said', async () => {
  const admin = await stage.visitor();
  await promote(stage, admin, 'Ada of the desk', 'admin');
  const { code } = await makeRoom(admin);
  await admin.open('/admin/settings');
  const setting = admin.page.getByRole('combobox', { name: 'Proof of work before painting or talking' });
  const choose = async (label: string) => {
    const kept = admin.page.waitForResponse((answer) => answer.request().method() === 'PUT');
    await setting.selectOption({ label });
    expect((await kept).ok()).toBe(true);
    await admin.page.getByText('Saved', { exact: true }).waitFor();
  };

  let people = 0;
  /** Somebody new comes and says something, which always arrives; how often they proved their work for it. */
  async function proofsOfNewcomer(times = 1): Promise<number> {
    const guest = await stage.visitor();
    let proofs = 0;
    guest.page.on('request', (request) => {
      if (request.url().endsWith('/api/v1/me/proof')) proofs++;
    });
    await guest.named(`Guest ${++people}`);
    await guest.open(`/r/${code}`);
    const room = roomPage(guest.page);
    await room.ready();
    for (let time = 1; time <= times; time++) {
      const text = `Word ${time} of guest ${people}.`;
      await room.say(text);
      await expect
        .poll(async () =>
          JSON.stringify(await guest.request('GET', `/rooms/${code}/chat/messages?limit=5`)).includes(text),
        )
        .toBe(true);
    }
    await guest.page.close();
    return proofs;
  }

  expect(await proofsOfNewcomer()).toBe(0);
  await choose('When it looks suspicious');
  // One after another they come from here: that is a class at a school, until they are a crowd.
  expect(await proofsOfNewcomer()).toBe(0);
  await choose('New accounts');
  // Once, not for every word.
  expect(await proofsOfNewcomer(2)).toBe(1);
  await choose('When it looks suspicious');
  for (let made = people; made <= CROWD; made++) {
    const { cookie } = await signIn(stage.server.url, `Crowd ${made}`);
    // Whoever only has an account has not arrived yet.
    await fetch(`${stage.server.url}/api/v1/rooms/${code}`, { headers: { cookie } });
  }
  expect(await proofsOfNewcomer()).toBe(1);
  await choose('Always');
  expect(await proofsOfNewcomer()).toBe(1);
});
