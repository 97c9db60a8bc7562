/**
 * A data folder to start a server on: a room, people and their sessions.
 * Written with the server's own store, before it starts: signing up is not what is measured.
 */
import type { MembersOptions } from '../src/activities/members/types.ts';
import { DEFAULT_PALETTE } from '../src/activities/mural/palettes.ts';
import type { MuralOptions } from '../src/activities/mural/types.ts';
import { SESSION_COOKIE } from '../src/people/session-token.ts';
import { createSessions } from '../src/people/sessions.ts';
import { createRoomRecords } from '../src/store/rooms.ts';
import { createSessionStore } from '../src/store/sessions.ts';
import { openStore, type Store } from '../src/store/store.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

export interface Seed {
  readonly dataDir: string;
  readonly room: { readonly id: number; readonly code: string };
  readonly options: MuralOptions;
  readonly people: readonly { readonly number: number; readonly cookie: string }[];
}

export interface SeedWish {
  readonly width: number;
  readonly height: number;
  /** The first of them owns the room. */
  readonly people: number;
  /** The 32 colours rooms begin with when not given. */
  readonly palette?: readonly string[];
}

/** Any code of the rooms' alphabet. */
const CODE = 'BXRF';

export async function seed({ width, height, people, palette = DEFAULT_PALETTE }: SeedWish): Promise<Seed> {
  const dataDir = makeTemporaryFolder();
  const options: MuralOptions = { width, height, palette, cooldown: 0, art: 'none' };
  const store = await openStore(dataDir);
  try {
    const made: Seed['people'][number][] = [];
    for (let index = 1; index <= people; index++) made.push(await addPerson(store, index));
    const owner = made[0]?.number ?? 0;
    const members: MembersOptions = { owner, welcome: 'player' };
    const room = await createRoomRecords(store.db).insert({
      code: CODE,
      title: 'Bench',
      visibility: 'public',
      owner,
      options: { mural: options, members, chat: {} },
      invite: null,
      createdAt: Date.now(),
    });
    if (!room) throw new Error(`the code ${CODE} is taken in a new database`);
    return { dataDir, room, options, people: made };
  } finally {
    await store.close();
  }
}

async function addPerson(store: Store, index: number): Promise<Seed['people'][number]> {
  const name = `painter ${index}`;
  const { number } = await store.db
    .insertInto('accounts')
    .values({ uuid: crypto.randomUUID(), name, name_key: name, name_find: name, created_at: Date.now() })
    .returning('number')
    .executeTakeFirstOrThrow();
  const sessions = createSessions({
    store: createSessionStore(store.db),
    days: 1,
    maxDays: 1,
    now: Date.now,
  });
  const { token } = await sessions.start(number, 'name', { agent: '', address: '' });
  return { number, cookie: `${SESSION_COOKIE}=${token}` };
}
