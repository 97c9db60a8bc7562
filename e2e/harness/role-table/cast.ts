/** One person of every role in a room, connected and over HTTP: who tries out the table of roles. */
import type { Command, Role } from '../../../src/activities/activity.ts';
import { ROLES } from '../../../src/people/roles.ts';
import type { Channel } from '../../../src/rooms/channel.ts';
import type { Room } from '../../../src/rooms/room.ts';
import type { TestPerson, TestServer } from '../../../src/testing/test-server.ts';
import { connect, type Wire } from '../wire.ts';

/** `nobody` has no account; a `visitor` has one and looks on. */
export type Who = Role | 'nobody';
export const EVERYBODY: readonly Who[] = ['nobody', ...ROLES];
export const ACTIVITIES = ['members', 'mural', 'chat', 'table'] as const;
export type ActivityName = (typeof ACTIVITIES)[number];

/** What came of a try: null for a deed that was done. */
export type Outcome = { readonly code: string; readonly [figure: string]: unknown } | null;

export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below `/api/v1/`. */
  readonly path: string;
  readonly body?: object;
}

export interface Cast {
  readonly server: TestServer;
  readonly url: string;
  /** A person with that role on the server, or in every room that is set up. */
  of(who: Role): TestPerson;
  wire(who: Who): Wire;
  /** Somebody new, who is in no room. */
  stranger(): Promise<TestPerson>;
  /** A request by whoever has this cookie; none for nobody. */
  request(cookie: string | null, call: Call): Promise<Outcome>;
  setUp(): Promise<Scene>;
  end(): void;
}

/** A room with the cast in it. */
export interface Scene {
  readonly code: string;
  readonly room: Room;
  /** By the house itself, which may do everything. `as` signs it. The sequence number of its entry. */
  arrange(activity: ActivityName, command: object, as?: number): Promise<number>;
  /** What the activity shows this person now. */
  view<V>(activity: ActivityName, who: number): Promise<V>;
  /** Somebody new, who has joined. */
  member(role?: 'watcher' | 'player' | 'master'): Promise<TestPerson>;
  live(who: Who, activity: ActivityName, command: Command): Promise<Outcome>;
  post(who: { cookie: string } | null, activity: ActivityName, command: Command): Promise<Outcome>;
  /** What opening the channel anew is answered; null where it opened. */
  open(who: Who, activity: ActivityName): Promise<Outcome>;
  /** Puts somebody who joined or left back into their role, with all channels open. */
  seat(who: Who): Promise<void>;
  /** Closes its channels on all connections: each may have so many open. */
  leave(): void;
}

const HOUSE_NAMES = {
  visitor: 'Margaret looks on',
  watcher: 'Grace watches',
  player: 'Linus plays',
  master: 'Ada runs it',
  moderator: 'Radia moderates',
  admin: 'Barbara of the desk',
} as const;

export async function createCast(server: TestServer): Promise<Cast> {
  const url = await server.listen();
  const people = new Map<Role, TestPerson>();
  const wires = new Map<Who, Wire>();
  let strangers = 0;
  let n = 0;

  for (const role of ROLES) {
    const staff = role === 'moderator' || role === 'admin';
    const name = HOUSE_NAMES[role];
    people.set(role, await (staff ? server.staff(name, role) : server.person(name)));
  }
  for (const who of EVERYBODY) {
    const cookie = who === 'nobody' ? undefined : people.get(who)?.cookie;
    wires.set(who, await connect(url, cookie === undefined ? {} : { cookie }));
  }

  const of = (who: Role): TestPerson => given(people.get(who));
  const wire = (who: Who): Wire => given(wires.get(who));
  const stranger = () => server.person(`Somebody ${++strangers}`);

  async function request(cookie: string | null, { method, path, body }: Call): Promise<Outcome> {
    const response = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: {
        'x-atelier': '1',
        ...(cookie !== null && { cookie }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) return JSON.parse(text) as Outcome;
    const answer = text.startsWith('{') ? JSON.parse(text) : {};
    return answer.t === 'refused' ? { ...answer.detail, code: answer.code } : null;
  }

  async function setUp(): Promise<Scene> {
    const owner = await stranger();
    const wish = { title: 'Table', visibility: 'unlisted', preset: 'sketch' };
    const { code } = (await owner.post('rooms', wish)).json() as { code: string };
    const room = given(server.host.rooms().find((one) => one.code === code));
    const channels = new Map<string, Channel>();
    for (const name of ACTIVITIES) channels.set(name, given(await server.host.channel(room, name)));
    const open = new Map<string, unknown>();

    async function arrange(activity: ActivityName, command: object, as = 0): Promise<number> {
      const answer = await server.host.record(given(channels.get(activity)), command as Command, {
        who: as,
        house: true,
      });
      if (typeof answer !== 'number')
        throw new Error(`not arranged: ${JSON.stringify(command)}: ${answer.refused}`);
      return answer;
    }

    async function openAnew(who: Who, activity: ActivityName): Promise<Outcome> {
      const { t, id, code: refused, detail } = await wire(who).open(code, activity);
      if (t === 'error') return { ...(detail as object), code: String(refused) };
      open.set(`${who}/${activity}`, id);
      return null;
    }

    async function seat(who: Who): Promise<void> {
      if (who === 'watcher' || who === 'player' || who === 'master' || who === 'visitor') {
        const { number } = of(who);
        await server.host.record(given(channels.get('members')), { type: 'leave' } as Command, {
          who: number,
          house: true,
        });
        if (who === 'visitor') await arrange('members', { type: 'lock', on: true });
        else await arrange('members', { type: 'join', role: who }, number);
      }
      for (const activity of ACTIVITIES) {
        const refused = await openAnew(who, activity);
        if (refused) throw new Error(`${who} cannot open ${activity}: ${refused.code}`);
      }
      // Whoever came while it was locked goes on as a visitor: only coming anew makes a member.
      if (who === 'visitor') await arrange('members', { type: 'lock', on: false });
    }

    for (const who of EVERYBODY) await seat(who);
    return {
      code,
      room,
      arrange,
      seat,
      async view<V>(activity: ActivityName, who: number) {
        const { state, activity: of } = given(channels.get(activity));
        return of.rules.view(state, { who, role: 'admin', at: 0 }) as V;
      },
      open: openAnew,
      leave() {
        for (const [key, id] of open) wire(key.split('/')[0] as Who).say({ t: 'close', id });
      },
      async member(role = 'player') {
        const one = await stranger();
        await arrange('members', { type: 'join', role }, one.number);
        return one;
      },
      async live(who, activity, command) {
        const answer = await wire(who).command(open.get(`${who}/${activity}`), ++n, command);
        return answer.t === 'refused' ? { ...(answer.detail as object), code: String(answer.code) } : null;
      },
      post(who, activity, command) {
        const body = { client: 'role-table-over-http', n: ++n, command };
        return request(who?.cookie ?? null, {
          method: 'POST',
          path: `rooms/${code}/${activity}/commands`,
          body,
        });
      },
    };
  }

  return {
    server,
    url,
    of,
    wire,
    stranger,
    request,
    setUp,
    end() {
      for (const one of wires.values()) one.close();
    },
  };
}

function given<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('not set up');
  return value;
}
