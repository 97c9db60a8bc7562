/** A whole server with a master, two who talk, a moderator and an admin. */
import { afterAll, beforeAll, expect } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../../src/testing/test-server.ts';
import { connect, type Heard, type Wire } from './wire.ts';

/** Somebody in the chat of a room. */
export interface Talker {
  readonly wire: Wire;
  readonly id: unknown;
  readonly opened: Heard;
  act(command: object): Promise<Heard>;
  /** @returns where it stands in the log */
  say(text: string): Promise<number>;
}

export interface Moderated {
  readonly server: TestServer;
  readonly url: string;
  /** Master of the rooms that are made here. */
  readonly ada: TestPerson;
  readonly bob: TestPerson;
  readonly cleo: TestPerson;
  readonly moderator: TestPerson;
  readonly admin: TestPerson;
  /** Somebody whom nothing has happened to yet. */
  fresh(): Promise<TestPerson>;
  makeRoom(wish?: object): Promise<string>;
  /** Lets somebody (null: nobody known) into a room's chat. */
  enter(room: string, person: TestPerson | null, from?: { after: number; epoch: string }): Promise<Talker>;
}

/** To be called at the top of a file. */
export function setModerated(): Moderated {
  let server: TestServer;
  let url: string;
  let cast: Pick<Moderated, 'ada' | 'bob' | 'cleo' | 'moderator' | 'admin'>;
  let people = 0;

  beforeAll(async () => {
    // Whoever comes over the socket is another address than whoever is injected, unless a header says otherwise.
    server = await startTestServer({ TRUST_PROXY: '127.0.0.1' });
    url = await server.listen();
    cast = {
      ada: await server.person('Ada'),
      bob: await server.person('Bob'),
      cleo: await server.person('Cleo'),
      moderator: await server.staff('Mona', 'moderator'),
      admin: await server.staff('Adam', 'admin'),
    };
  });
  afterAll(() => server.end());

  return {
    get server() {
      return server;
    },
    get url() {
      return url;
    },
    get ada() {
      return cast.ada;
    },
    get bob() {
      return cast.bob;
    },
    get cleo() {
      return cast.cleo;
    },
    get moderator() {
      return cast.moderator;
    },
    get admin() {
      return cast.admin;
    },
    fresh: () => server.person(`Person ${++people}`),
    async makeRoom(wish = {}) {
      const made = await cast.ada.post('rooms', { title: 'A room', visibility: 'public', ...wish });
      expect(made.statusCode).toBe(201);
      return made.json().code;
    },
    async enter(room, person, from) {
      const wire = await connect(url, person ? { cookie: person.cookie } : {});
      const opened = await wire.open(room, 'chat', from);
      let n = 0;
      const act = (command: object) => wire.command(opened.id, ++n, command);
      return {
        wire,
        id: opened.id,
        opened,
        act,
        async say(text) {
          const done = await act({ type: 'say', text });
          expect(done).toMatchObject({ t: 'done' });
          return seqOf(done);
        },
      };
    },
  };
}

/** Where the entry of a command that was done stands in the log. */
export const seqOf = ({ acks }: Heard): number => Number((acks as [number, number][])[0]?.[1]);
