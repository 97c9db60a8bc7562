/**
 * Invariant 8 on the wire: every cell of the table of roles, over HTTP and over
 * WebSocket, against a real server; then with every policy, and for whoever is
 * locked out, muted or put out. The rows are those of the table: an action
 * without a way to try it fails.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command, Role } from '../src/activities/activity.ts';
import { ACTIONS, type Action, type Group, isOf, may, type Policy, ROLES } from '../src/people/roles.ts';
import { startTestServer, type TestServer } from '../src/testing/test-server.ts';
import {
  ACTIVITIES,
  type ActivityName,
  type Cast,
  createCast,
  EVERYBODY,
  type Outcome,
  type Scene,
  type Who,
} from './harness/role-table/cast.ts';
import { type CallProbe, type CommandProbe, PROBES, type Probe } from './harness/role-table/probes.ts';
import { connect } from './harness/wire.ts';

let server: TestServer;
let cast: Cast;

beforeAll(async () => {
  server = await startTestServer();
  cast = await createCast(server);
});
afterAll(async () => {
  cast?.end();
  await server?.end();
});

const actions = Object.keys(ACTIONS) as Action[];
const activityOf = (action: Action): ActivityName | null =>
  ACTIVITIES.find((name) => action.startsWith(`${name}/`)) ?? null;
const onServer = (who: Who): Role =>
  who === 'nobody' ? 'visitor' : who === 'moderator' || who === 'admin' ? who : 'watcher';
const numberOf = (who: Who): number => (who === 'nobody' ? 0 : cast.of(who).number);

interface Try {
  readonly how: 'live' | 'http';
  readonly who: Who;
  /** The role in which they ask: whoever asks over HTTP as a visitor has joined by it. */
  readonly role: Role;
  readonly outcome: Outcome;
}

/** Every way in which this person can ask for this. */
async function tries(scene: Scene, action: Action, probe: Probe, who: Who): Promise<Try[]> {
  if ('fromOutside' in probe) return outside(scene, action, probe.fromOutside, who);
  return 'command' in probe ? commands(scene, action, probe, who) : calls(scene, probe, who);
}

async function commands(scene: Scene, action: Action, probe: CommandProbe, who: Who): Promise<Try[]> {
  const activity = activityOf(action) as ActivityName;
  const make = async (actor: number) =>
    probe.command((await probe.prepare?.(scene, actor)) as never) as Command;
  const live = await scene.live(who, activity, await make(numberOf(who)));
  if (probe.moves && who !== 'nobody') await scene.seat(who);
  await probe.after?.(scene);
  const asked = who === 'visitor' ? await cast.stranger() : who === 'nobody' ? null : cast.of(who);
  const http = await scene.post(asked, activity, await make(asked?.number ?? 0));
  if (probe.moves && who !== 'nobody' && who !== 'visitor') await scene.seat(who);
  await probe.after?.(scene);
  return [
    { how: 'live', who, role: roleIn(who), outcome: live },
    { how: 'http', who, role: who === 'visitor' ? 'player' : roleIn(who), outcome: http },
  ];
}

async function calls(scene: Scene, probe: CallProbe, who: Who): Promise<Try[]> {
  await probe.prepare?.(scene, numberOf(who));
  const asked = who === 'visitor' ? await cast.stranger() : who === 'nobody' ? null : cast.of(who);
  const outcome = await cast.request(asked?.cookie ?? null, await probe.call(scene, cast));
  const joined = who === 'visitor' && probe.enters;
  const role = probe.ofServer ? onServer(who) : joined ? 'player' : roleIn(who);
  const told: Try[] = [{ how: 'http', who, role, outcome }];
  if (!probe.opens) return told;
  told.push({ how: 'live', who, role, outcome: await scene.open(who, probe.opens) });
  // Whoever comes to an open room is in it.
  if (who === 'visitor') await scene.seat(who);
  return told;
}

async function outside(scene: Scene, action: Action, command: Command, who: Who): Promise<Try[]> {
  const activity = activityOf(action) as ActivityName;
  const asked = who === 'nobody' ? null : who === 'visitor' ? await cast.stranger() : cast.of(who);
  return [
    { how: 'live', who, role: roleIn(who), outcome: await scene.live(who, activity, command) },
    { how: 'http', who, role: roleIn(who), outcome: await scene.post(asked, activity, command) },
  ];
}

/** Actions of a group that are tried with every policy. */
const ENOUGH = 6;

const roleIn = (who: Who): Role => (who === 'nobody' ? 'visitor' : who);

/** Compares what came with what the table says. */
function judge(action: Action, probe: Probe, { how, who, role, outcome }: Try, policy: Policy = {}): void {
  const where = `${action} by ${who} over ${how}`;
  const told = [where, outcome?.code ?? 'done', outcome?.role, outcome?.needs];
  if ('fromOutside' in probe) {
    const none = `${activityOf(action)}/bad-command`;
    expect(told.slice(0, 2)).toEqual([where, who === 'nobody' ? 'people/name-first' : none]);
    return;
  }
  const allowed = may(role, action, policy);
  const needsAccount = !('call' in probe && probe.opens) && !('nobody' in probe);
  if (who === 'nobody' && needsAccount) expect(told.slice(0, 2)).toEqual([where, 'people/name-first']);
  else if (allowed === true)
    expect(told.slice(0, 2)).toEqual([where, expect.toBeOneOf(['done', ...(probe.later ?? [])])]);
  else expect(told).toEqual([where, 'people/not-allowed', role, allowed.detail?.needs]);
}

async function tryAll(
  scene: Scene,
  action: Action,
  everybody: readonly Who[] = EVERYBODY,
  policy: Policy = {},
) {
  const probe = PROBES[action];
  for (const who of everybody)
    for (const one of await tries(scene, action, probe, who)) judge(action, probe, one, policy);
}

test('every action of the table has a probe, and none is made up', () => {
  expect(Object.keys(PROBES).toSorted()).toEqual(actions.toSorted());
});

describe('invariant 8: the table of roles holds on the wire', () => {
  /** Each in a room of its own: most of the time of a try is waiting for the disk. */
  const free: Scene[] = [];
  afterAll(() => {
    for (const scene of free) scene.leave();
  });
  test.concurrent.each(actions)('%s', async (action) => {
    const scene = free.pop() ?? (await cast.setUp());
    await tryAll(scene, action);
    free.push(scene);
  });

  test('what is in no table is refused to everybody, whatever it is called', async () => {
    const scene = await cast.setUp();
    const made = ['close', 'roll-back', 'settings', 'reports', 'invite', 'constructor', '__proto__', ''];
    for (const who of EVERYBODY)
      for (const activity of ACTIVITIES)
        for (const type of made) {
          const expected = who === 'nobody' ? 'people/name-first' : `${activity}/bad-command`;
          expect([who, type, (await scene.live(who, activity, { type }))?.code]).toEqual([
            who,
            type,
            expected,
          ]);
        }
  });

  test('every route of the desk is for those who look after the server, also where nothing is there', async () => {
    const { paths } = (await server.ask('GET', 'openapi.json')).json() as { paths: Record<string, object> };
    const routes = Object.entries(paths)
      .filter(([path]) => /\/(desk|bans)\b/.test(path))
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => [method.toUpperCase(), path]));
    expect(routes.length).toBeGreaterThan(12);
    for (const [method = '', path = ''] of routes)
      for (const who of ['nobody', 'visitor', 'player', 'master'] as const) {
        const cookie = who === 'nobody' ? {} : { cookie: cast.of(who).cookie };
        const url = path.replace(/\{\w+\}/g, '9999999');
        const answer = await server.ask(method as 'GET', url, method === 'GET' ? undefined : {}, cookie);
        expect([method, path, who, answer.statusCode, answer.json().code]).toEqual([
          method,
          path,
          who,
          403,
          'people/not-allowed',
        ]);
      }
  });
});

describe('invariant 8: what a room’s master changed holds on the wire', () => {
  const groups = ['talk', 'paint', 'play', 'invite'] as const satisfies readonly Group[];
  const cells = groups.flatMap((group) =>
    (['watcher', 'player', 'master'] as const).map((least) => ({ group, least })),
  );
  test.concurrent.each(cells)('$group is for everybody from $least', async ({ group, least }) => {
    const scene = await cast.setUp();
    const { policy: usual } = (await cast.wire('admin').open(scene.code, 'members')).view as {
      policy: Policy;
    };
    if (usual[group] !== least) await scene.arrange('members', { type: 'set-policy', [group]: least });
    const policy = { ...usual, [group]: least };
    // One rule is asked for all of a group: of the many commands of the table the first few stand for the others.
    const some = actions.filter((action) => isOf(group, action)).slice(0, ENOUGH);
    for (const action of some) await tryAll(scene, action, EVERYBODY, policy);
    expect((await cast.wire('watcher').open(scene.code, 'members')).view).toMatchObject({ policy });
    scene.leave();
  });
});

describe('invariant 8: a bar holds on the wire, whatever the role', () => {
  /** A room in which this person is kept from something, and what they are told of it. */
  async function barred(who: Who, command: object): Promise<Scene> {
    const scene = await cast.setUp();
    await scene.arrange('members', { person: numberOf(who), ...command });
    return scene;
  }
  /** Of the many commands of the table the first few stand for the others. */
  const ofTable = actions.filter((action) => action.startsWith('table/')).slice(ENOUGH);
  const kept = actions.filter((action) => !ofTable.includes(action));
  const ofRoom = (action: Action) => {
    const probe = PROBES[action];
    return !('call' in probe && probe.ofServer) && !('fromOutside' in probe);
  };
  const why = { why: 'Softly', note: 'hidden words' };

  test.each(['watcher', 'player', 'master'] as const)('a muted %s may do all but talk', async (who) => {
    const until = Date.now() + 3_600_000;
    const scene = await barred(who, { type: 'mute', until, ...why });
    for (const action of kept) {
      // Whoever leaves is no longer there to be asked.
      if (action === 'members/leave') continue;
      for (const one of await tries(scene, action, PROBES[action], who)) {
        if (isOf('talk', action))
          expect(one.outcome).toMatchObject({ code: 'members/muted', until, why: 'Softly' });
        else judge(action, PROBES[action], one);
      }
    }
    await scene.seat(who);
    expect(await scene.live(who, 'chat', { type: 'say', text: 'Hello' } as Command)).toMatchObject({
      code: 'members/muted',
    });
  });

  test.each([
    ['kick', 'members/kicked', 'player'],
    ['ban', 'members/banned', 'player'],
    ['ban', 'members/banned', 'watcher'],
    ['ban', 'members/banned', 'master'],
  ] as const)('%s: %s for a %s, on every channel and every route of the room', async (type, code, who) => {
    const scene = await cast.setUp();
    const wire = cast.wire(who);
    const chat = await wire.open(scene.code, 'chat');
    // What was heard before, in another room and role.
    wire.heard.length = 0;
    const { number, cookie } = cast.of(who);
    await scene.arrange('members', { type, person: number, until: null, ...why });
    // What is open ends at once.
    await wire.next(({ t, id }) => t === 'reset' && id === chat.id);
    for (const activity of ACTIVITIES)
      expect([activity, await scene.open(who, activity)]).toEqual([
        activity,
        expect.objectContaining({ code, why: 'Softly' }),
      ]);
    for (const action of actions.filter(ofRoom)) {
      const probe = PROBES[action];
      const outcome =
        'command' in probe
          ? await scene.post(
              { cookie },
              activityOf(action) as ActivityName,
              await sample(scene, probe, number),
            )
          : await cast.request(cookie, await (probe as CallProbe).call(scene, cast));
      expect([action, outcome?.code, outcome?.why]).toEqual([action, code, 'Softly']);
    }
    // Invariant 4: no byte of what was noted for those in charge.
    expect(JSON.stringify(wire.heard)).not.toContain('hidden words');
  });

  const sample = async (scene: Scene, probe: CommandProbe, actor: number): Promise<Command> =>
    probe.command((await probe.prepare?.(scene, actor)) as never);

  test('who finds a room locked may read it and nothing else; who was in before goes on', async () => {
    const scene = await cast.setUp();
    await scene.arrange('members', { type: 'lock', on: true });
    const late = await cast.stranger();
    for (const action of kept.filter(ofRoom)) {
      // They change what this is about.
      if (['members/lock', 'members/join', 'members/leave'].includes(action)) continue;
      const probe = PROBES[action];
      if ('command' in probe) {
        const activity = activityOf(action) as ActivityName;
        const command = () => sample(scene, probe, late.number);
        expect([action, (await scene.live('visitor', activity, await command()))?.code]).toEqual([
          action,
          'members/locked',
        ]);
        expect([action, (await scene.post(late, activity, await command()))?.code]).toEqual([
          action,
          'members/locked',
        ]);
      } else {
        const outcome = await cast.request(late.cookie, await (probe as CallProbe).call(scene, cast));
        expect([action, outcome?.code]).toEqual([
          action,
          action === 'room/read' ? undefined : 'members/locked',
        ]);
      }
      await tryAll(scene, action, ['watcher', 'player', 'master']);
    }
    expect(await scene.live('visitor', 'members', { type: 'join' })).toMatchObject({
      code: 'members/locked',
    });
    expect((await late.post(`rooms/${scene.code}/join`, {})).json().code).toBe('members/locked');
  });

  test('nobody bars those who look after the server', async () => {
    const scene = await cast.setUp();
    for (const who of ['moderator', 'admin'] as const)
      for (const type of ['mute', 'kick', 'ban'])
        expect(
          await scene.post(cast.of('master'), 'members', {
            type,
            person: cast.of(who).number,
            until: null,
          } as Command),
        ).toMatchObject({ code: 'people/is-staff' });
  });
});

describe('invariant 4: a private room', () => {
  // Over HTTP, route by route: src/rooms/guessing.test.ts.
  test('answers on the WebSocket as one that does not exist, and tells nothing afterwards', async () => {
    const wish = { title: 'Hush', visibility: 'private', preset: 'sketch' };
    const owner = await cast.stranger();
    const { code } = (await owner.post('rooms', wish)).json();
    const none = code === 'BBBB' ? 'CCCC' : 'BBBB';
    const inside = await connect(cast.url, { cookie: owner.cookie });
    const { id } = await inside.open(code, 'chat');
    let n = 0;
    for (const who of ['nobody', 'visitor', 'player', 'master'] as const) {
      const wire = cast.wire(who);
      for (const activity of [...ACTIVITIES, 'nothing']) {
        const ask = async (room: string, from?: { after: number; epoch: string }) => {
          const { ref: _, ...answer } = await wire.open(room, activity, from);
          return JSON.stringify(answer).replaceAll(room, '····');
        };
        const position = { after: 0, epoch: 'made-up-epoch-01' };
        expect([who, await ask(code)]).toEqual([who, await ask(none)]);
        expect([who, await ask(code, position)]).toEqual([who, await ask(none, position)]);
        expect(await ask(code)).toContain('rooms/unknown');
      }
      wire.heard.length = 0;
      expect((await inside.command(id, ++n, { type: 'say', text: 'Between us' })).t).toBe('done');
      await inside.next(({ t, to }) => t === 'entries' && to === n);
      wire.say({ t: 'ping' });
      await wire.next('pong');
      expect(wire.heard).toEqual([]);
    }
    inside.close();
  });
});

describe('a change is in the log', () => {
  test('and holds after a restart', async () => {
    const scene = await cast.setUp();
    const guest = await scene.member();
    await scene.arrange('members', { type: 'set-policy', talk: 'player', welcome: 'watcher' });
    await scene.arrange('members', {
      type: 'mute',
      person: guest.number,
      until: null,
      why: 'Kept',
      note: '',
    });
    // What is in memory is let go of, and folded anew from the database.
    await server.host.evict(-1);
    expect((await cast.wire('watcher').open(scene.code, 'members')).view).toMatchObject({
      policy: { talk: 'player' },
      welcome: 'watcher',
    });
    expect(await scene.post(guest, 'chat', { type: 'say', text: 'Hello' } as Command)).toMatchObject({
      code: 'members/muted',
      why: 'Kept',
    });
  });
});

test('every role is tried', () => {
  expect(EVERYBODY.slice(1)).toEqual([...ROLES]);
});
