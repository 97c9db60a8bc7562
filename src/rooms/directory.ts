/** Finds, makes and changes rooms. */
import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { isRefusal, type Person, type Refusal, refuse, type Time } from '../activities/activity.ts';
import { CODES, generateCode, PUBLIC_CODE, type Room, readCode, type Visibility } from './room.ts';
import type { RoomChange, RoomRecords } from './room-records.ts';

/** Draws before giving up: with half of all codes taken, 40 in a row fail once in 10¹² times. */
const MAX_DRAWS = 40;
const MAX_TITLE = 60;
/** A room's last use is written at most this often, in ms. */
const TOUCH_INTERVAL = 5 * 60_000;

export interface DirectoryDeps {
  readonly records: RoomRecords;
  readonly now: () => Time;
  /** Uniform integer in [0, below). */
  readonly random: (below: number) => number;
}

export interface RoomWish {
  readonly title: string;
  readonly visibility: Visibility;
  readonly owner: Person;
  readonly options: Room['options'];
}

export interface Directory {
  /** By code as people type it; null when there is none. */
  find(code: string): Promise<Room | null>;
  create(wish: RoomWish): Promise<Room | Refusal>;
  /** The room everybody starts in, made on the first start. */
  ensurePublic(title: string, options: Room['options']): Promise<Room>;
  change(room: Room, change: Pick<RoomChange, 'title' | 'visibility'>): Promise<Room | Refusal>;
  archive(room: Room, archivedAt: Time | null): Promise<Room>;
  remove(room: Room): Promise<void>;
  listed(limit: number): Promise<Room[]>;
  ownedBy(person: Person, limit: number): Promise<Room[]>;
  /** Notes that the room is in use. */
  touch(room: Room): Promise<void>;
  /** Drops what is cached: another process may have changed it. */
  refresh(): void;
  onChange(listener: (room: Room) => void): () => void;
}

export function createDirectory({ records, now, random }: DirectoryDeps): Directory {
  const cache = new LRUCache<string, Room>({ max: 5000 });
  const listeners = new Set<(room: Room) => void>();

  const keep = (room: Room): Room => {
    cache.set(room.code, room);
    return room;
  };
  const changed = async (room: Room, change: RoomChange): Promise<Room> => {
    await records.update(room.id, change);
    const next = keep({ ...room, ...change } as Room);
    for (const listener of listeners) listener(next);
    return next;
  };

  return {
    async find(input) {
      const code = readCode(input);
      if (code === null) return null;
      const known = cache.get(code);
      if (known) return known;
      const room = await records.byCode(code);
      return room ? keep(room) : null;
    },
    async create(wish) {
      const title = readTitle(wish.title);
      if (isRefusal(title)) return title;
      for (let draw = 0; draw < MAX_DRAWS; draw++) {
        const room = await records.insert({
          code: generateCode(random),
          title,
          visibility: wish.visibility,
          owner: wish.owner,
          options: wish.options,
          invite: wish.visibility === 'private' ? inviteKey() : null,
          createdAt: now(),
        });
        if (room) return keep(room);
      }
      return refuse('rooms/no-code-left', { codes: CODES });
    },
    async ensurePublic(title, options) {
      const wish = {
        title,
        visibility: 'public',
        owner: 0,
        options,
        invite: null,
        createdAt: now(),
      } as const;
      const room =
        (await records.byCode(PUBLIC_CODE)) ?? (await records.insert({ code: PUBLIC_CODE, ...wish }));
      if (!room) return this.ensurePublic(title, options); // Another process was faster: read its room.
      return keep(room);
    },
    async change(room, change) {
      if (change.visibility && room.code === PUBLIC_CODE) return refuse('rooms/public-stays-public');
      const title = change.title === undefined ? undefined : readTitle(change.title);
      if (isRefusal(title)) return title;
      const needsInvite = change.visibility === 'private' && room.invite === null;
      return changed(room, {
        ...(title !== undefined && { title }),
        ...(change.visibility && { visibility: change.visibility }),
        ...(needsInvite && { invite: inviteKey() }),
      });
    },
    archive: (room, archivedAt) =>
      changed(room, { archivedAt, ...(archivedAt === null && { usedAt: now() }) }),
    async remove(room) {
      cache.delete(room.code);
      await records.remove(room.id);
    },
    listed: (limit) => records.listed(limit),
    ownedBy: (person, limit) => records.ownedBy(person, limit),
    async touch(room) {
      const known = cache.get(room.code) ?? room;
      if (now() - known.usedAt < TOUCH_INTERVAL) return;
      keep({ ...known, usedAt: now() });
      await records.update(room.id, { usedAt: now() });
    },
    refresh: () => cache.clear(),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** 128 random bits: whoever has the link may come in. */
const inviteKey = (): string => randomBytes(16).toString('base64url');

function readTitle(input: string): string | Refusal {
  const title = input.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (/\p{C}/u.test(title)) return refuse('rooms/bad-title', { max: MAX_TITLE });
  const length = [...title].length;
  return length >= 1 && length <= MAX_TITLE ? title : refuse('rooms/bad-title', { max: MAX_TITLE });
}
