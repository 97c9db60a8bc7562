/** The HTTP side of the server, typed. Every call resolves with its value or throws `ApiError`. */
import type { Person, Role } from '../activities/activity.ts';
import type { Message } from '../activities/chat/types.ts';
import type { Member } from '../activities/members/types.ts';
import type { FlatPixels, MuralView, PixelInfo } from '../activities/mural/types.ts';
import { createHttp, query, type RequestOptions } from './request.ts';
import type {
  Account,
  Challenge,
  DeckPicture,
  DrawerMail,
  HistoryItem,
  House,
  LinkChoice,
  LinkLook,
  Me,
  NewRoom,
  OwnBan,
  OwnReport,
  OwnRoom,
  OwnSession,
  OwnWay,
  Passkey,
  PixelResult,
  Region,
  Reportable,
  ReportReason,
  RoomDetails,
  RoomInfo,
  RoomListing,
  SignedIn,
  SignInWays,
  Solution,
  Tile,
} from './types.ts';

export { ApiError } from './request.ts';

export type Api = ReturnType<typeof createApi>;

export function createApi(options: RequestOptions) {
  const { request, get, write } = createHttp(options);
  const bytes = async (path: string) => new Uint8Array(await (await request(path)).arrayBuffer());
  const room = (code: string, rest = '') => `/rooms/${encodeURIComponent(code)}${rest}`;

  return {
    /** What everybody should know of this server. */
    house: () => get<House>('/house'),
    /** Who one is; null without an account. */
    me: async () => (await get<{ me: Account | null }>('/me')).me,
    /** Gives oneself a name for the first time: makes the account and signs in. */
    createMe: async (name: string) => (await write<{ me: Account }>('POST', '/me', { name })).me,
    rename: async (name: string) => (await write<{ me: Account }>('PATCH', '/me', { name })).me,
    /** Ends this session. */
    leave: () => write<void>('POST', '/me/leave'),
    /** A challenge, where a command was refused with `people/prove-first`. */
    challenge: async () => (await write<{ challenge: Challenge }>('POST', '/me/challenge')).challenge,
    prove: (challenge: Challenge, solution: Solution) =>
      write<void>('POST', '/me/proof', { challenge, solution }),

    signInWays: () => get<SignInWays>('/sign-in/ways'),
    /** Has a link sent. The answer is the same for every address. @param back a page of this server to go to afterwards */
    askForLink: (email: string, back: string, language: 'en' | 'fr') =>
      write<{ minutes: number }>('POST', '/sign-in/mail', { email, back, language }),
    /** What a link would do; uses nothing up. */
    lookAtLink: (token: string) => write<LinkLook>('POST', '/sign-in/mail/look', { token }),
    followLink: (token: string, choice: LinkChoice) =>
      write<SignedIn & { back: string }>('POST', '/sign-in/mail/enter', { token, choice }),
    /** While developing, on this machine: the mail that would have been sent, newest first. */
    drawerMail: async () => (await get<{ mails: DrawerMail[] }>('/dev/mail')).mails,
    /** The addresses and issuers one signs in by, oldest first; passkeys are apart. */
    myWays: async () => (await get<{ ways: OwnWay[] }>('/me/ways')).ways,
    removeWay: (id: string) => write<void>('DELETE', `/me/ways/${id}`),
    /** Where one is signed in, last seen first. */
    mySessions: async () => (await get<{ sessions: OwnSession[] }>('/me/sessions')).sessions,
    endSession: (id: string) => write<void>('DELETE', `/me/sessions/${id}`),
    /** Signs out everywhere but here. @returns how many sessions that ended */
    endOtherSessions: async () =>
      (await write<{ ended: number }>('POST', '/me/sessions/revoke-others')).ended,
    /**
     * Begins to sign in with the OpenID Connect issuer: its page, to go to. Afterwards it leads to `back`.
     * @param connect for the account one has, rather than to go over to another one
     */
    startOidc: async (back: string, connect = false) =>
      (await write<{ url: string }>('POST', '/sign-in/oidc/start', { back, connect })).url,
    /** What to hand to `navigator.credentials` to sign in, as JSON of WebAuthn. */
    passkeyChallenge: async <Options>() =>
      (await write<{ options: Options }>('POST', '/sign-in/passkey/options')).options,
    /** @param response what `navigator.credentials` made of it */
    usePasskey: (response: unknown) => write<SignedIn>('POST', '/sign-in/passkey', { response }),
    /** One's own, oldest first, and how many other ways there are to come back to one's account. */
    passkeys: () => get<{ passkeys: Passkey[]; otherWays: number }>('/me/passkeys'),
    newPasskeyChallenge: async <Options>() =>
      (await write<{ options: Options }>('POST', '/me/passkeys/options')).options,
    addPasskey: async (label: string, response: unknown) =>
      (await write<{ passkey: Passkey }>('POST', '/me/passkeys', { label, response })).passkey,
    renamePasskey: async (id: string, label: string) =>
      (await write<{ passkey: Passkey }>('PATCH', `/me/passkeys/${id}`, { label })).passkey,
    removePasskey: (id: string) => write<void>('DELETE', `/me/passkeys/${id}`),

    /** The names of these people; those nobody knows are missing. At most 100. */
    people: async (numbers: readonly Person[]) =>
      (await get<{ people: Me[] }>(`/people?numbers=${numbers.join()}`)).people,

    /** Public rooms, newest activity first. */
    rooms: async () => (await get<{ rooms: RoomListing[] }>('/rooms')).rooms,
    /** Those one made, last used first. */
    myRooms: async () => (await get<{ rooms: RoomListing[] }>('/rooms/mine')).rooms,
    createRoom: (room: NewRoom) => write<OwnRoom>('POST', '/rooms', room),
    room: (code: string) => get<RoomDetails>(room(code)),
    changeRoom: (code: string, change: { title?: string; visibility?: RoomInfo['visibility'] }) =>
      write<OwnRoom>('PATCH', room(code), change),
    joinRoom: (code: string, invite?: string) =>
      write<RoomInfo & { role: Role }>('POST', room(code, '/join'), invite === undefined ? {} : { invite }),
    /** Members by part of their name, where they are too many to list. At most 50. */
    members: async (code: string, q: string) =>
      (await get<{ members: (Me & Member)[] }>(room(code, `/members${query({ q })}`))).members,
    leaveRoom: (code: string) => write<void>('POST', room(code, '/leave')),

    mural: (code: string) => get<MuralView>(room(code, '/mural')),
    /** Who painted a pixel and when. */
    pixel: (code: string, x: number, y: number) =>
      get<PixelInfo & { name?: string | null }>(room(code, `/mural/pixels/${x}/${y}`)),
    /** Places pixels one by one, with a result for each. */
    placePixels: (code: string, pixels: FlatPixels) =>
      write<{ results: PixelResult[] }>('POST', room(code, '/mural/pixels'), { pixels }),
    /** One palette index a byte, row by row. */
    region: (code: string, { x, y, width, height }: Region) =>
      bytes(room(code, `/mural/region?${new URLSearchParams({ x, y, width, height } as never)}&format=raw`)),
    /** The address names version and epoch (versions start again with a restored backup), so that caches may keep it for ever. */
    tile: async (code: string, column: number, row: number, version: number, epoch?: string): Promise<Tile> =>
      readTile(await bytes(room(code, `/mural/tiles/${column}-${row}@${version}${query({ epoch })}`))),
    /** A bit a pixel, the lowest of each byte first: 1 where nobody paints. */
    muralMask: (code: string) => bytes(room(code, '/mural/mask')),
    resetMural: (code: string) =>
      write<unknown>('POST', room(code, '/mural/reset'), {}, { timeLimit: 60_000 }),
    unresetMural: (code: string) =>
      write<unknown>('POST', room(code, '/mural/unreset'), {}, { timeLimit: 60_000 }),
    /** The address of the whole mural as a PNG, for a link or an image. */
    muralPng: (code: string) => `${options.base.replace(/\/$/, '')}/api/v1${room(code, '/mural.png')}`,

    /** A deck that was shared in a room: a deck file (`docs/decks.md`). */
    deck: (code: string, id: string) => get<unknown>(room(code, `/decks/${encodeURIComponent(id)}`)),
    /** All pictures of such a deck in one piece, as `decks/picture-bundle.ts` reads it. */
    deckPictures: async (code: string, id: string) => {
      const path = room(code, `/decks/${encodeURIComponent(id)}/pictures`);
      return new Uint8Array(await (await request(path, { timeLimit: 120_000 })).arrayBuffer());
    },
    /** Sends a picture for a deck; what the deck is to call it. */
    sendDeckPicture: async (code: string, file: Blob, signal?: AbortSignal): Promise<DeckPicture> => {
      const sent = { method: 'POST', file, timeLimit: 120_000, ...(signal && { signal }) } as const;
      return (await request(room(code, '/decks/pictures'), sent)).json();
    },
    shareDeck: (code: string, file: unknown) =>
      write<{ id: string; cards: number }>('POST', room(code, '/decks'), file, { timeLimit: 60_000 }),

    /** Messages older than `before` (the newest without it), oldest first. */
    messages: (code: string, before?: number, limit?: number) =>
      get<{ messages: Message[]; earlier: boolean }>(room(code, `/chat/messages${query({ before, limit })}`)),
    /** Everything one wrote, newest first; with `q` what holds each of its words. `next` is the `before` of the next page. */
    history: (q?: string, before?: string) =>
      get<{ messages: HistoryItem[]; earlier: boolean; next: string | null }>(
        `/history${query({ q, before })}`,
      ),

    report: (what: Reportable, reason: ReportReason, words: string) =>
      write<{ id: number }>('POST', '/reports', { what, reason, words }),
    /** What one reported, newest first. */
    myReports: async () => (await get<{ reports: OwnReport[] }>('/me/reports')).reports,
    /** Null for whoever may come in. */
    myBan: async () => (await get<{ ban: OwnBan | null }>('/me/ban')).ban,

    /** The live protocol by HTTP, for `polling.ts`: what is new on a channel, as server messages. */
    since: (code: string, activity: string, from: { client: string; after?: number; epoch?: string }) =>
      get<unknown[]>(room(code, `/${activity}/since${query({ ...from })}`)),
    /** A command by HTTP; the answer is a `done` or `refused` message. */
    command: (code: string, activity: string, command: { client: string; n: number; command: unknown }) =>
      write<unknown>('POST', room(code, `/${activity}/commands`), command),
  };
}

/** The first eight bytes are the sequence number, a little-endian float64: integers up to 2^53 are exact in it. */
function readTile(body: Uint8Array): Tile {
  const seq = new DataView(body.buffer, body.byteOffset, body.byteLength).getFloat64(0, true);
  return { seq, indices: body.subarray(8) };
}
