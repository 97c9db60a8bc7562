/** A server whose live side is put to the test, with Ada and Bob, and rooms in which nobody has to wait. */
import { afterAll, beforeAll, expect } from 'vitest';
import { type Answer, askAt } from './ask.ts';
import { signIn } from './guest.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/** Edge of the murals here. */
export const SIZE = 100;

interface Somebody {
  readonly number: number;
  readonly cookie: string;
}

export interface LiveStage {
  readonly url: string;
  readonly ada: Somebody;
  readonly bob: Somebody;
  ask(method: string, path: string, cookie?: string, body?: unknown): Promise<Answer>;
  /** Ada's. */
  makeRoom(wish?: object): Promise<string>;
  /** The colours of a whole mural. */
  regionOf(room: string): Promise<Uint8Array>;
}

/** To be called at the top of a file. At the end the server may not have complained of anything. */
export function setLiveStage(): LiveStage {
  let server: ServerProcess;
  let ada: Somebody;
  let bob: Somebody;

  beforeAll(async () => {
    server = await startServer({
      COMMANDS_PER_SECOND: '100000',
      BYTES_PER_SECOND: '1000000000',
      REQUESTS_PER_MINUTE: '1000000',
    });
    [ada, bob] = [await signIn(server.url, 'Ada'), await signIn(server.url, 'Bob')];
  });
  afterAll(async () => {
    const logged = server.logged();
    await server.dispose();
    expect(logged).toEqual([]);
  });

  const ask: LiveStage['ask'] = (method, path, cookie = '', body) =>
    askAt(server.url, method, path, body, cookie === '' ? {} : { cookie });

  return {
    get url() {
      return server.url;
    },
    get ada() {
      return ada;
    },
    get bob() {
      return bob;
    },
    ask,
    async makeRoom(wish = {}) {
      const mural = { width: SIZE, height: SIZE, cooldown: 0 };
      const room = { title: 'Live', visibility: 'public', mural, ...wish };
      const { status, text, body } = await ask('POST', '/rooms', ada.cookie, room);
      if (status !== 201) throw new Error(text);
      return String(body.code);
    },
    async regionOf(room) {
      const path = `/api/v1/rooms/${room}/mural/region?x=0&y=0&width=${SIZE}&height=${SIZE}&format=raw`;
      return new Uint8Array(await (await fetch(server.url + path)).arrayBuffer());
    },
  };
}

export const place = (...pixels: number[]): object => ({ type: 'place', pixels });
