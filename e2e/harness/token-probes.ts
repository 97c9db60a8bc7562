/** How each action of the table of roles is asked for with a token: only the scope is to decide, so what the rules say later does not matter. `CODE` stands for the room. */
import type { Action } from '../../src/people/roles.ts';

/** Somebody nobody has met: what is done to them is refused later than what the role may not. */
const NOBODY = 999_999;
const given = { why: '', note: '' };

/** A command of an activity: asked both ways. */
export interface CommandProbe {
  readonly command: { readonly type: string; readonly [key: string]: unknown };
}
/** A deed done by a request: what it does over the live protocol, if there is a way. */
export interface RouteProbe {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: object;
  /** Opening this channel is the same deed. */
  readonly opens?: string;
}
/** Nothing outside can ask for it, or it is open to all by another gate. */
interface NoProbe {
  readonly none: string;
}
type Probe = CommandProbe | RouteProbe | NoProbe;

export const PROBES: Readonly<Record<Action, Probe>> = {
  'room/read': { method: 'GET', path: 'rooms/CODE', opens: 'mural' },
  'room/make': {
    none: 'asks for an account, not for a role in a room; a token’s scope is asked (rooms/routes)',
  },
  'room/settings': { method: 'PATCH', path: 'rooms/CODE', body: {} },
  'room/reports': { method: 'GET', path: 'reports?room=CODE' },

  'members/join': { command: { type: 'join' } },
  'members/take-over': { none: 'said by the server alone: no command from outside is read as it' },
  'members/leave': { command: { type: 'leave' } },
  'members/invite': { method: 'POST', path: 'rooms/CODE/invites', body: { role: 'watcher' } },
  'members/set-role': { command: { type: 'set-role', person: NOBODY, role: 'player' } },
  'members/set-policy': { command: { type: 'set-policy' } },
  'members/lock': { command: { type: 'lock', on: false } },
  'members/mute': { command: { type: 'mute', person: NOBODY, until: null, ...given } },
  'members/unmute': { command: { type: 'unmute', person: NOBODY } },
  'members/kick': { command: { type: 'kick', person: NOBODY, ...given } },
  'members/ban': { command: { type: 'ban', person: NOBODY, until: null, ...given } },
  'members/unban': { command: { type: 'unban', person: NOBODY } },

  'chat/say': { command: { type: 'say', text: 'Hello' } },
  'chat/edit': { command: { type: 'edit', seq: 9999, text: 'Hello' } },
  'chat/delete': { command: { type: 'delete', seq: 9999 } },
  'chat/react': { command: { type: 'react', seq: 9999, emoji: '🎨', on: true } },
  'chat/configure': { command: { type: 'configure', slow: 0 } },
  'chat/remove': { command: { type: 'remove', seq: 9999 } },
  'chat/restore': { command: { type: 'restore', removal: 9999 } },

  'mural/place': { command: { type: 'place', pixels: [1, 1, 1] } },
  'mural/undo': { command: { type: 'undo' } },
  'mural/redo': { command: { type: 'redo' } },
  'mural/reset': { command: { type: 'reset' } },
  'mural/unreset': { command: { type: 'unreset' } },
  'mural/configure': { command: { type: 'configure', cooldown: 0 } },
  'mural/import': { command: { type: 'import', pixels: [2, 2, 1] } },
  'mural/protect': { command: { type: 'protect', areas: [] } },
  'mural/schedule': { command: { type: 'schedule', frozen: false } },
  'mural/roll-back': { none: 'a long job of many entries: its own test asks each role' },

  'table/sit': { command: { type: 'sit', seat: 1 } },
  'table/leave': { command: { type: 'leave' } },
  'table/hand-over': { command: { type: 'hand-over', person: NOBODY } },
  'table/draw': { command: { type: 'draw', pile: 99, count: 1 } },
  'table/deal': { command: { type: 'deal', pile: 99, count: 1 } },
  'table/take': { command: { type: 'take', cards: [9999] } },
  'table/give': { command: { type: 'give', cards: [9999], seat: 1 } },
  'table/move': { command: { type: 'move', cards: [9999], to: { x: 1, y: 1 } } },
  'table/move-pile': { command: { type: 'move-pile', pile: 99, to: { x: 1, y: 1 } } },
  'table/move-group': { command: { type: 'move-group', things: [99], dx: 1, dy: 1 } },
  'table/turn': { command: { type: 'turn', cards: [9999] } },
  'table/turn-pile': { command: { type: 'turn-pile', pile: 99 } },
  'table/arrange': { command: { type: 'arrange', pile: 99 } },
  'table/shuffle': { command: { type: 'shuffle', pile: 99 } },
  'table/fair-shuffle': { command: { type: 'fair-shuffle', pile: 99 } },
  'table/add-chance': { command: { type: 'add-chance', text: null } },
  'table/fair-end': { command: { type: 'fair-end', shuffle: false } },
  'table/cut': { command: { type: 'cut', pile: 99, count: 1 } },
  'table/sort': { command: { type: 'sort', cards: [9999] } },
  'table/peek': { command: { type: 'peek', pile: 99, count: 1 } },
  'table/show': { command: { type: 'show', cards: [9999], person: null } },
  'table/hide': { command: { type: 'hide' } },
  'table/gather': { command: { type: 'gather' } },
  'table/place': { command: { type: 'place', piece: { kind: 'note', text: '' }, x: 1, y: 1 } },
  'table/change': { command: { type: 'change', id: 99, to: {} } },
  'table/remove': { command: { type: 'remove', id: 99 } },
  'table/roll': { command: { type: 'roll', dice: [99] } },
  'table/score': { command: { type: 'score', seat: 1, points: 1 } },
  'table/play': { command: { type: 'play', cards: [] } },
  'table/seat-bot': { command: { type: 'seat-bot', seat: 1 } },
  'table/unseat-bot': { command: { type: 'unseat-bot', seat: 1 } },
  'table/ask': { command: { type: 'ask', kind: 'undo' } },
  'table/answer': { command: { type: 'answer', yes: true } },
  'table/add-deck': { command: { type: 'add-deck', deck: 'french-52', x: 1, y: 1 } },
  'table/share-deck': { method: 'POST', path: 'rooms/CODE/decks', body: {} },
  'table/take-down-deck': { command: { type: 'take-down-deck', deck: 'own-none' } },
  'table/clear-seat': { command: { type: 'clear-seat', seat: 1 } },
  'table/set-up': { command: { type: 'set-up', game: 'none' } },
  'table/save': { method: 'GET', path: 'rooms/CODE/table/saved' },
  'table/load': { method: 'POST', path: 'rooms/CODE/table/saved/999/load' },
  'table/begin-round': { command: { type: 'begin-round' } },
  'table/end-round': { command: { type: 'end-round' } },
  'table/configure': { command: { type: 'configure', settings: {} } },
  'table/presence': { none: 'said by the server alone: no command from outside is read as it' },
  'table/bot': { none: 'said by the server alone: no command from outside is read as it' },

  'server/report': {
    method: 'POST',
    path: 'reports',
    body: { what: { kind: 'person', person: 1 }, reason: 'spam' },
  },
  'server/moderate': { method: 'GET', path: 'bans' },
  'server/admin': { method: 'GET', path: 'desk/settings' },
};
