/**
 * Invariant 8 on the wire: every cell of the table of roles, over HTTP and over
 * WebSocket, against a real server. An action without a probe fails the test.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../src/activities/activity.ts';
import { ACTIONS, type Action, may, ROLES } from '../src/people/roles.ts';
import { startTestServer, type TestServer } from '../src/testing/test-server.ts';
import { type CommandProbe, PROBES, type RouteProbe } from './harness/probes.ts';
import { connect, type Heard, type Wire } from './harness/wire.ts';

/** What says that the role is not enough; whoever has no account is asked for a name, or told of a lock. */
const NOT_ENOUGH = new Set(['people/not-allowed', 'people/name-first', 'rooms/unknown', 'api/not-found']);

let server: TestServer;
let url: string;
let code: string;
const cookies = new Map<Role, string>();
const wires = new Map<Role, Wire>();
const channels = new Map<string, Heard>();
const numbers = new Map<string, number>();

beforeAll(async () => {
  server = await startTestServer();
  url = await server.listen();
  const master = await server.person('Ada the master');
  ({ code } = (
    await master.post('rooms', { title: 'Table', visibility: 'unlisted', preset: 'sketch' })
  ).json());
  const watcher = await server.person('Grace the watcher');
  const player = await server.person('Linus the player');
  for (const who of [player, watcher]) await who.post(`rooms/${code}/join`, {});
  await master.post(`rooms/${code}/members/commands`, {
    client: 'roles-table-setup',
    n: 1,
    command: { type: 'set-role', person: watcher.number, role: 'watcher' },
  });
  cookies.set('watcher', watcher.cookie).set('player', player.cookie).set('master', master.cookie);
  cookies.set('moderator', (await server.staff('Radia who moderates', 'moderator')).cookie);
  cookies.set('admin', (await server.staff('Barbara of the desk', 'admin')).cookie);
  for (const role of ROLES) {
    const cookie = cookies.get(role);
    const wire = await connect(url, cookie === undefined ? {} : { cookie });
    wires.set(role, wire);
    for (const activity of ['members', 'mural', 'chat'])
      channels.set(`${role}/${activity}`, await wire.open(code, activity));
  }
});
afterAll(async () => {
  for (const wire of wires.values()) wire.close();
  await server?.end();
});

const next = (key: string): number => {
  const n = (numbers.get(key) ?? 0) + 1;
  numbers.set(key, n);
  return n;
};

async function request(role: Role, { method, path, body }: RouteProbe) {
  const cookie = cookies.get(role);
  const response = await fetch(`${url}/api/v1/${path.replace('CODE', code)}`, {
    method,
    headers: {
      'x-atelier': '1',
      ...(cookie && { cookie }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return (await response.json()) as { code?: string; t?: string; detail?: object };
}

/** The code of the refusal, or null for what was done. */
async function overHttp(role: Role, activity: string, probe: CommandProbe | RouteProbe) {
  if ('method' in probe) return codeOf(await request(role, probe));
  const n = next(`http/${role}/${activity}`);
  const body = { client: `roles-http-${role.padEnd(10, '-')}`, n, command: probe.command };
  return codeOf(await request(role, { method: 'POST', path: `rooms/CODE/${activity}/commands`, body }));
}

async function overWebSocket(role: Role, activity: string, probe: CommandProbe) {
  const wire = wires.get(role) as Wire;
  const channel = channels.get(`${role}/${activity}`);
  const answer = await wire.command(channel?.id, next(`ws/${role}/${activity}`), probe.command);
  return answer.t === 'refused' ? String(answer.code) : null;
}

const codeOf = (answer: { code?: string; t?: string }): string | null =>
  // A room has a code, too: only problems and refusals say which by another word.
  'type' in answer || answer.t === 'refused' ? (answer.code ?? 'unknown') : null;

function judge(role: Role, action: Action, refused: string | null): void {
  if (may(role, action) === true)
    expect([role, action, NOT_ENOUGH.has(refused ?? '')]).toEqual([role, action, false]);
  else
    expect([role, action, refused]).toEqual([role, action, expect.toSatisfy((one) => NOT_ENOUGH.has(one))]);
}

test('every action of the table has a probe, and none is made up', () => {
  expect(Object.keys(PROBES).toSorted()).toEqual(Object.keys(ACTIONS).toSorted());
});

/** Leaving comes last: it changes who is what. */
const asked = Object.entries(PROBES)
  .flatMap(([action, probe]) => ('none' in probe ? [] : [{ action: action as Action, probe }]))
  .toSorted((a, b) => Number(a.action === 'members/leave') - Number(b.action === 'members/leave'));

describe('invariant 8: the table of roles holds on the wire', () => {
  test.each(asked)('$action', async ({ action, probe }) => {
    const [activity = ''] = action.split('/');
    for (const role of ROLES) {
      // The table lets a visitor in; whoever has no account is asked for a name before.
      if (role === 'visitor' && action === 'members/join') continue;
      if ('command' in probe) judge(role, action, await overWebSocket(role, activity, probe));
      else if (probe.opens) {
        const answer = await (wires.get(role) as Wire).open(code, probe.opens);
        judge(role, action, answer.t === 'error' ? String(answer.code) : null);
      }
      judge(role, action, await overHttp(role, activity, probe));
    }
  });

  test('members/join, by somebody who is not in yet', async () => {
    const late = await server.person('Margaret who comes late');
    expect((await late.post(`rooms/${code}/join`, {})).json().role).toBe('player');
    const wire = await connect(url, { cookie: (await server.person('Jean who comes late')).cookie });
    expect((await wire.open(code, 'members')).view).toMatchObject({ role: 'player' });
    wire.close();
  });
});

describe('what a room’s master changed holds on the wire', () => {
  test('a policy, a mute, a ban and a lock, over both', async () => {
    const master = await server.person('Annie the master');
    const guest = await server.person('Joan the guest');
    const made = (
      await master.post('rooms', { title: 'Own rules', visibility: 'unlisted', preset: 'sketch' })
    ).json();
    const path = (activity: string) => `rooms/${made.code}/${activity}/commands`;
    await guest.post(`rooms/${made.code}/join`, {});
    const wire = await connect(url, { cookie: guest.cookie });
    const chat = await wire.open(made.code, 'chat');
    const mural = await wire.open(made.code, 'mural');
    let n = 0;
    const say = { type: 'say', text: 'Hello' };
    const place = { type: 'place', pixels: [3, 3, 1] };
    const both = async (activity: 'chat' | 'mural', command: { readonly type: string }) => {
      const client = 'roles-table-guest';
      const http = (await guest.post(path(activity), { client, n: ++n, command })).json();
      const live = await wire.command((activity === 'chat' ? chat : mural).id, n, command);
      expect(http.code).toBe(live.code);
      return { code: live.code, detail: live.detail };
    };
    const decree = async (command: object) =>
      expect(
        (await master.post(path('members'), { client: 'roles-table-master', n: ++n, command })).json().t,
      ).toBe('done');
    const person = guest.number;

    await decree({ type: 'set-policy', paint: 'master' });
    expect(await both('mural', place)).toEqual({
      code: 'people/not-allowed',
      detail: { action: 'mural/place', role: 'player', needs: 'master' },
    });
    await decree({ type: 'set-policy', paint: 'player' });
    expect(await both('mural', place)).toMatchObject({ code: undefined });

    const until = Date.now() + 3_600_000;
    await decree({ type: 'mute', person, until, why: 'Softly' });
    expect(await both('chat', say)).toEqual({ code: 'members/muted', detail: { until, why: 'Softly' } });
    expect(await both('mural', place)).toMatchObject({ code: undefined });
    await decree({ type: 'unmute', person });
    expect(await both('chat', say)).toMatchObject({ code: undefined });

    await decree({ type: 'ban', person, until, why: 'Enough', note: 'hidden words' });
    // What is open ends at once; asking again says why, over both.
    expect(await wire.next((heard) => heard.t === 'reset' && heard.id === chat.id)).toBeTruthy();
    expect(await wire.open(made.code, 'chat')).toMatchObject({
      t: 'error',
      code: 'members/banned',
      detail: { until, why: 'Enough' },
    });
    const polled = await guest.get(`rooms/${made.code}/chat/since`);
    expect([polled.statusCode, polled.json()]).toEqual([
      403,
      expect.objectContaining({ code: 'members/banned', until, why: 'Enough' }),
    ]);
    // Invariant 4: no byte of what was noted for those in charge.
    expect(JSON.stringify(wire.heard) + polled.body).not.toContain('hidden words');
    await decree({ type: 'unban', person });
    await decree({ type: 'lock', on: true });
    expect((await guest.post(`rooms/${made.code}/join`, {})).json().code).toBe('members/locked');
    expect((await wire.open(made.code, 'members')).view).toMatchObject({ role: 'visitor', locked: true });
    wire.close();
  });

  test('holds after a restart: it is in the log', async () => {
    const master = await server.person('Edith the master');
    const guest = await server.person('Hedy the guest');
    const made = (await master.post('rooms', { title: 'Kept', visibility: 'unlisted' })).json();
    await guest.post(`rooms/${made.code}/join`, {});
    let n = 0;
    const decree = (command: object) =>
      master.post(`rooms/${made.code}/members/commands`, { client: 'roles-table-kept-', n: ++n, command });
    await decree({ type: 'set-policy', talk: 'player', welcome: 'watcher' });
    await decree({ type: 'mute', person: guest.number, until: null, why: 'Kept', note: '' });
    // What is in memory is let go of, and folded anew from the database.
    await server.host.evict(-1);
    const wire = await connect(url, { cookie: guest.cookie });
    expect((await wire.open(made.code, 'members')).view).toMatchObject({
      policy: { talk: 'player' },
      welcome: 'watcher',
      mute: { until: null, why: 'Kept' },
      barred: null,
    });
    wire.close();
  });
});
