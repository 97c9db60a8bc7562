/** A way to try each action of the table of roles, so that it is done where it is allowed. */
import type { Command } from '../../../src/activities/activity.ts';
import type { Action } from '../../../src/people/roles.ts';
import type { ActivityName, Call, Cast, Scene } from './cast.ts';
import { TABLE_PROBES } from './table-probes.ts';

/** Who tries. 0 for nobody. */
type Actor = number;

interface Common {
  /** Makes that there is something to do it to. */
  prepare?(scene: Scene, actor: Actor): Promise<unknown>;
  /** Makes that it can be done again. */
  after?(scene: Scene): Promise<unknown>;
  /** Refusals of the rules that come only after the role was found enough. */
  readonly later?: readonly string[];
  /** Whoever does it comes or goes by it. */
  readonly moves?: true;
}
/** A command of an activity: tried over the WebSocket and over HTTP. */
export interface CommandProbe extends Common {
  command(prepared: never): Command | Promise<Command>;
}
/** A deed that is a request. */
export interface CallProbe extends Common {
  call(scene: Scene, cast: Cast): Call | Promise<Call>;
  /** Opening a channel is the same deed. */
  readonly opens?: ActivityName;
  /** Asking makes somebody with an account a member, as opening a channel does. */
  readonly enters?: true;
  /** Asked of the server itself: what somebody is in a room counts nothing. */
  readonly ofServer?: true;
  /** What somebody without an account is told, where that is not to come with a name first. */
  readonly nobody?: 'people/not-allowed';
}
/** Said by the house alone: from outside it is refused as no command at all. */
export interface HouseProbe {
  readonly fromOutside: Command;
}
export type Probe = CommandProbe | CallProbe | HouseProbe;

const given = { why: '', note: '' };
let pixels = 0;
/** Another pixel each time, in another colour than before. */
const pixel = (): number[] => [++pixels % 30, Math.floor(pixels / 30) % 30, 1 + (pixels % 7)];
const place = () => ({ type: 'place', pixels: pixel() });
const target = async (scene: Scene) => (await scene.member()).number;
const put = (type: string, more: object = given) => ({
  prepare: target,
  command: (person: number) => ({ type, person, ...more }),
});
const undone = (type: string, first: object) => ({
  async prepare(scene: Scene) {
    const person = await target(scene);
    await scene.arrange('members', { ...first, person, until: null, ...given });
    return person;
  },
  command: (person: number) => ({ type, person }),
});
/** A message of the actor's own; of anybody where they have no account. */
const saidBy = (scene: Scene, actor: Actor) => scene.arrange('chat', { type: 'say', text: 'Hello' }, actor);
const toggle = <T>(values: readonly [T, T]): (() => T) => {
  let turn = 0;
  return () => values[++turn % 2] as T;
};
const playing = toggle(['player', 'watcher']);
const slow = toggle([0, 1]);
const frozen = toggle([false, true]);
let rooms = 0;

export const PROBES: Readonly<Record<Action, Probe>> = {
  'room/read': { call: ({ code }) => ({ method: 'GET', path: `rooms/${code}` }), opens: 'mural' },
  'room/make': {
    call: () => ({
      method: 'POST',
      path: 'rooms',
      body: { title: `Room ${++rooms}`, visibility: 'unlisted' },
    }),
    ofServer: true,
  },
  'room/settings': {
    call: ({ code }) => ({ method: 'PATCH', path: `rooms/${code}`, body: { title: 'Another' } }),
  },
  'room/reports': { call: ({ code }) => ({ method: 'GET', path: `reports?room=${code}` }) },

  'members/join': {
    command: () => ({ type: 'join' }),
    later: ['members/already'],
    moves: true,
  },
  'members/take-over': { fromOutside: { type: 'take-over', from: 1, to: 2 } as Command },
  'members/leave': { command: () => ({ type: 'leave' }), moves: true },
  'members/invite': {
    call: ({ code }) => ({ method: 'POST', path: `rooms/${code}/invites`, body: { role: 'watcher' } }),
  },
  'members/set-role': put('set-role', { role: 'watcher' }),
  'members/set-policy': { command: () => ({ type: 'set-policy', play: playing() }) as Command },
  'members/lock': {
    command: () => ({ type: 'lock', on: true }) as Command,
    after: (scene) => scene.arrange('members', { type: 'lock', on: false }).catch(() => 'never locked'),
  },
  'members/mute': put('mute', { until: null, ...given }),
  'members/unmute': undone('unmute', { type: 'mute' }),
  'members/kick': put('kick'),
  'members/ban': put('ban', { until: null, ...given }),
  'members/unban': undone('unban', { type: 'ban' }),

  'chat/say': { command: () => ({ type: 'say', text: 'Hello' }) as Command },
  'chat/edit': {
    prepare: saidBy,
    command: (seq: number) => ({ type: 'edit', seq, text: 'Hello again' }) as Command,
  },
  'chat/delete': { prepare: saidBy, command: (seq: number) => ({ type: 'delete', seq }) as Command },
  'chat/react': {
    prepare: saidBy,
    command: (seq: number) => ({ type: 'react', seq, emoji: '🎨', on: true }) as Command,
  },
  'chat/configure': {
    prepare: async (scene) => {
      const now = slow();
      await scene.arrange('chat', { type: 'configure', slow: 60 + now });
      return now;
    },
    command: (now: number) => ({ type: 'configure', slow: now }) as Command,
  },
  'chat/remove': { prepare: saidBy, command: (seq: number) => ({ type: 'remove', seq }) as Command },
  'chat/restore': {
    prepare: async (scene: Scene, actor: Actor) =>
      scene.arrange('chat', { type: 'remove', seq: await saidBy(scene, actor) }),
    command: (removal: number) => ({ type: 'restore', removal }) as Command,
  },

  'mural/place': { command: place },
  'mural/undo': {
    prepare: (scene, actor) => scene.arrange('mural', place(), actor),
    command: () => ({ type: 'undo' }),
  },
  'mural/redo': {
    async prepare(scene, actor) {
      if (actor === 0) return;
      await scene.arrange('mural', place(), actor);
      await scene.arrange('mural', { type: 'undo' }, actor);
    },
    command: () => ({ type: 'redo' }),
  },
  'mural/reset': { prepare: (scene) => scene.arrange('mural', place()), command: () => ({ type: 'reset' }) },
  'mural/unreset': {
    async prepare(scene) {
      await scene.arrange('mural', place());
      await scene.arrange('mural', { type: 'reset' });
    },
    command: () => ({ type: 'unreset' }),
  },
  'mural/configure': { command: () => ({ type: 'configure', cooldown: 0 }) as Command },
  'mural/import': { command: () => ({ type: 'import', pixels: pixel() }) as Command },
  'mural/protect': { command: () => ({ type: 'protect', areas: [] }) as Command },
  'mural/schedule': {
    prepare: async () => frozen(),
    command: () => ({ type: 'schedule', frozen: false }) as Command,
  },
  'mural/roll-back': {
    call: ({ code }) => ({
      method: 'POST',
      path: `rooms/${code}/mural/roll-back/preview`,
      body: { since: 1 },
    }),
    enters: true,
  },

  ...TABLE_PROBES,

  'server/report': {
    async call(_scene, cast) {
      const { number } = await cast.stranger();
      const what = { kind: 'person', person: number };
      return { method: 'POST', path: 'reports', body: { what, reason: 'spam' } };
    },
    ofServer: true,
  },
  'server/moderate': {
    async call(_scene, cast) {
      const { number } = await cast.stranger();
      return { method: 'POST', path: 'bans', body: { person: number, reason: 'Spam', until: null } };
    },
    ofServer: true,
    nobody: 'people/not-allowed',
  },
  'server/admin': {
    call: () => ({ method: 'GET', path: 'desk/settings' }),
    ofServer: true,
    nobody: 'people/not-allowed',
  },
};
