/** Decks of people's own: taken in, kept as long as a table can show them, handed out to who is in the room. */
import { createHash } from 'node:crypto';
import type { Actor } from '../../../people/actor.ts';
import type { Channel } from '../../../rooms/channel.ts';
import type { Host } from '../../../rooms/host.ts';
import { type Command, isRefusal, type Refusal, refuse, type Time } from '../../activity.ts';
import type { DeckStore, PictureHead, StoredDeck } from '../archive.ts';
import type { Deck } from '../decks/deck.ts';
import { OWN, picturesOf, shelvedOf } from '../decks/own-deck.ts';
import { parseDeck } from '../decks/parse-deck.ts';
import { writeDeck } from '../decks/write-deck.ts';
import type { TableState } from '../state.ts';
import { MAX_SHELVED } from '../types.ts';
import { cardPicture } from './card-picture.ts';
import { createFewAtOnce } from './few-at-once.ts';

/** Bytes of the pictures of one deck, and of all of a room. */
export const MAX_DECK_BYTES = 20 * 1024 * 1024;
export const MAX_ROOM_BYTES = 60 * 1024 * 1024;
/** Pictures unpacked at once by this process: each may take 160 MB for a moment. */
const DECODED_AT_ONCE = 2;
/** A picture of which no deck was made by then goes; so does a deck that lies nowhere any more. */
const DRAFT_TIME = 6 * 3_600_000;
/** Where a room is full, pictures of a deck that was given up make place after so long. */
const SHORT_DRAFT_TIME = 15 * 60_000;
/** A deck is stored a moment before the table knows it. */
const SHARING_TIME = 5 * 60_000;

export interface RoomDecks {
  /** Whether there is place for more pictures: `table/pictures-full` {max}. */
  hasRoom(room: number): Promise<Refusal | null>;
  addPicture(room: number, bytes: Buffer): Promise<PictureHead | Refusal>;
  /** Stores it, and has the table told. `table/bad-deck`, `table/no-picture`, `table/deck-too-large`, `table/shelf-full`. */
  share(channel: Channel, file: unknown, by: Actor): Promise<Deck | Refusal>;
  /** One that lies on the shelf or on the table, or `table/deck-gone` {deck}. */
  find(channel: Channel, id: string): Promise<StoredDeck | Refusal>;
  pictures(room: number, deck: StoredDeck): Promise<readonly PictureHead[]>;
  picture(room: number, name: string): Promise<Uint8Array | null>;
  /** Removes what no table can show any more. @returns how many decks */
  cleanUp(channel: Channel): Promise<number>;
}

export function createRoomDecks({
  host,
  store,
  now,
}: {
  readonly host: Pick<Host, 'read' | 'record'>;
  readonly store: DeckStore;
  readonly now: () => Time;
}): RoomDecks {
  const inTurn = createFewAtOnce(DECODED_AT_ONCE);

  const tableKnows = (channel: Channel) =>
    host.read(channel, ({ shelf, decks }: TableState) => new Set([...shelf.map(({ id }) => id), ...decks]));

  async function dropDrafts(room: number, before: Time): Promise<void> {
    const used = (await store.list(room)).flatMap(({ pictures }) => pictures);
    await store.dropPictures(room, before, used);
  }

  return {
    async hasRoom(room) {
      if ((await store.bytesIn(room)) < MAX_ROOM_BYTES) return null;
      await dropDrafts(room, now() - SHORT_DRAFT_TIME);
      const full = (await store.bytesIn(room)) >= MAX_ROOM_BYTES;
      return full ? refuse('table/pictures-full', { max: MAX_ROOM_BYTES / 1024 / 1024 }) : null;
    },
    async addPicture(room, bytes) {
      const made = await inTurn(() => cardPicture(bytes));
      if (isRefusal(made)) return made;
      const { body, width, height } = made;
      const head = { name: checksum(body), width, height, size: body.length };
      await store.addPicture(room, { ...head, body }, now());
      return head;
    },
    async share(channel, file, by) {
      const read = parseDeck(file);
      if (isRefusal(read)) return read;
      const room = channel.room.id;
      const wanted = picturesOf(read);
      // First, so that none of them goes while this is going on.
      await store.usePictures(room, wanted, now());
      const there = await store.heads(room, wanted);
      const names = new Set(there.map(({ name }) => name));
      const missing = wanted.find((name) => !names.has(name));
      if (missing !== undefined) return refuse('table/no-picture', { picture: missing });
      if (there.reduce((sum, { size }) => sum + size, 0) > MAX_DECK_BYTES)
        return refuse('table/deck-too-large', { max: MAX_DECK_BYTES / 1024 / 1024 });
      const deck = { ...read, id: idOf(read) };
      const shelf = await host.read(channel, (state: TableState) => state.shelf.map(({ id }) => id));
      if (shelf.includes(deck.id)) return deck;
      if (shelf.length >= MAX_SHELVED) return refuse('table/shelf-full', { max: MAX_SHELVED });
      await store.add(room, {
        id: deck.id,
        file: JSON.stringify(writeDeck(deck)),
        pictures: wanted,
        by: by.who,
        at: now(),
      });
      const command = { type: 'share-deck', deck: shelvedOf(deck) } as Command;
      const answer = await host.record(channel, command, by);
      return isRefusal(answer) && answer.refused !== 'table/unchanged' ? answer : deck;
    },
    async find(channel, id) {
      const known = await tableKnows(channel);
      const deck = known.has(id) ? await store.find(channel.room.id, id) : null;
      return deck ?? refuse('table/deck-gone', { deck: id });
    },
    pictures: (room, { pictures }) => store.heads(room, pictures),
    picture: store.picture,
    async cleanUp(channel) {
      const room = channel.room.id;
      const known = await tableKnows(channel);
      const stored = await store.list(room);
      const gone = stored.filter(({ id, at }) => !known.has(id) && at < now() - SHARING_TIME);
      await store.remove(
        room,
        gone.map(({ id }) => id),
      );
      const went = new Set(gone);
      const used = stored.filter((deck) => !went.has(deck)).flatMap(({ pictures }) => pictures);
      await store.dropPictures(room, now() - DRAFT_TIME, used);
      return gone.length;
    },
  };
}

const checksum = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 32);

/** Two decks have the same id only where they are the same: pictures are named by what is in them. */
const idOf = (deck: Deck): string => OWN + checksum(JSON.stringify(writeDeck({ ...deck, id: 'own' })));
