/**
 * Every code an HTTP answer may carry: its status and a sentence for people.
 * Slices refuse with codes; only this table knows HTTP.
 */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

const kind = (status: number, title: string): ProblemKind => ({ status, title });

const api = {
  'api/not-found': kind(404, 'There is nothing at this address.'),
  'api/bad-url': kind(400, 'This address cannot be read.'),
  'api/bad-request': kind(400, 'This request cannot be read.'),
  'api/bad-json': kind(400, 'The body is not valid JSON.'),
  'api/invalid': kind(400, 'A value is missing or not allowed.'),
  'api/too-large': kind(413, 'The body is larger than allowed.'),
  'api/headers-too-large': kind(431, 'The headers are larger than allowed.'),
  'api/unsupported-media-type': kind(415, 'This kind of content is not accepted here.'),
  'api/timeout': kind(408, 'The request took too long to arrive.'),
  'api/too-many': kind(429, 'Too many requests from this address or with this token.'),
  'api/cross-site': kind(403, 'The request seems to come from another site.'),
  'api/internal': kind(500, 'Something went wrong on the server.'),
  'api/unavailable': kind(503, 'The server cannot do this at the moment.'),
};

const people = {
  'people/name-first': kind(401, 'This needs a name: choose one first.'),
  'people/session-expired': kind(401, 'The session has ended.'),
  'people/already-named': kind(409, 'This session has a name already.'),
  'people/bad-name': kind(422, 'This cannot be a name.'),
  'people/name-reserved': kind(422, 'This name is kept for the house.'),
  'people/name-taken': kind(409, 'Somebody else has this name, or one that looks like it.'),
  'people/not-allowed': kind(403, 'Your role does not allow this.'),
  'people/not-in-scope': kind(403, 'This token may not be used for this.'),
  'people/not-with-token': kind(403, 'Only a person who is signed in may do this, not a token.'),
  'people/bad-token': kind(401, 'This token is unknown, revoked or has ended.'),
  'people/no-such-bot': kind(404, 'You have no such bot.'),
  'people/no-such-token': kind(404, 'This bot has no such token.'),
  'people/too-many-bots': kind(409, 'You have as many bots as one person may have.'),
  'people/too-many-tokens': kind(409, 'This bot has as many tokens as a bot may have.'),
  'people/last-admin': kind(409, 'The last admin cannot go: make somebody else admin first.'),
  'people/wrong-name': kind(422, 'This is not the name of the account.'),
  'people/export-running': kind(409, 'Your data is being put together already.'),
  'people/banned': kind(403, 'You are banned from this server.'),
  'people/is-staff': kind(403, 'This person looks after the server.'),
  'people/prove-first': kind(403, 'A proof of work is asked for first.'),
  'people/bad-proof': kind(422, 'This does not solve the challenge.'),
  'people/invitation-needed': kind(403, 'Only people with an invitation may choose a name here.'),
  'people/bad-email': kind(422, 'This cannot be an e-mail address.'),
  'people/no-mail': kind(409, 'This server sends no mail.'),
  'people/too-many-mails': kind(429, 'Too many mails were asked for.'),
  'people/link-over': kind(410, 'This link was used, is too old or was never made.'),
  'people/no-such-session': kind(404, 'There is no such session of yours.'),
  'people/way-gone': kind(404, 'You have no such way to sign in.'),
  'people/try-again': kind(409, 'Something else happened at the same moment: try again.'),
  'people/sign-in-stale': kind(409, 'This sign-in is too old, was used, or began in another browser.'),
  'people/other-address': kind(409, 'This works only at the address this server is known by.'),
  'people/oidc-off': kind(404, 'There is no OpenID Connect issuer to sign in with.'),
  'people/oidc-away': kind(503, 'The OpenID Connect issuer cannot be reached.'),
  'people/oidc-denied': kind(403, 'The sign-in was cancelled at the OpenID Connect issuer.'),
  'people/oidc-refused': kind(502, 'The OpenID Connect issuer and this server do not understand each other.'),
  'people/passkey-needs-domain': kind(409, 'Passkeys need an address with a name, not one of numbers.'),
  'people/passkey-unknown': kind(403, 'Nobody here has this passkey.'),
  'people/passkey-refused': kind(403, 'The answer of this passkey does not fit what was asked.'),
  'people/identity-taken': kind(409, 'This way to sign in belongs to another account.'),
  'people/passkey-known': kind(409, 'This passkey was added before.'),
  'people/passkey-gone': kind(404, 'You have no such passkey.'),
  'people/passkey-bad-label': kind(422, 'A passkey cannot be called this.'),
  'people/passkeys-full': kind(409, 'These are as many passkeys as an account may have.'),
};

const invites = {
  'invites/unknown': kind(404, 'There is no such invitation.'),
  'invites/revoked': kind(410, 'This invitation was taken back.'),
  'invites/expired': kind(410, 'This invitation has ended.'),
  'invites/used-up': kind(410, 'This invitation has been used as often as it may be.'),
  'invites/above-you': kind(403, 'Nobody can invite to a role above their own.'),
  'invites/needs-limits': kind(
    422,
    'An invitation to look after the server needs an end and a number of uses.',
  ),
  'invites/too-many': kind(409, 'Too many invitations are open.'),
};

const jobs = {
  'jobs/unknown': kind(404, 'There is no such work under way.'),
  'jobs/running': kind(409, 'This is being done already.'),
  'jobs/cancelled': kind(409, 'It was cancelled.'),
  'jobs/interrupted': kind(503, 'The server was stopped while this was being done.'),
  'jobs/failed': kind(500, 'It failed because of an error of the server.'),
};

const desk = {
  'desk/bad-setting': kind(422, 'This setting cannot be like this.'),
  'desk/last-admin': kind(409, 'The server keeps at least one admin.'),
  'desk/outranked': kind(403, 'This person looks after the server, too: only an admin may do this.'),
  'desk/not-for-bots': kind(422, 'Only a person can look after the server.'),
  'desk/has-role': kind(409, 'This person looks after the server: that role has to be taken first.'),
  'desk/has-way-back': kind(409, 'This person can sign in without help.'),
  'desk/no-such-person': kind(404, 'Nobody has this number.'),
  'desk/no-such-job': kind(404, 'There is no such work, or it is over.'),
  'desk/no-such-backup': kind(404, 'There is no such backup.'),
};

const reports = {
  'reports/unknown': kind(404, 'There is no such report.'),
  'reports/handled': kind(409, 'Somebody else handled this report already.'),
  'reports/already': kind(409, 'You reported this already.'),
  'reports/too-large': kind(422, 'This part of the mural is too large to report.'),
  'reports/too-many': kind(429, 'You reported a lot in the last hour.'),
};

const bans = {
  'bans/unknown': kind(404, 'There is no such ban, or no such person.'),
  'bans/lifted': kind(409, 'This ban is over already.'),
  'bans/staff': kind(409, 'Who looks after the server cannot be banned from it.'),
  'bans/bad-end': kind(422, 'A ban ends in the future; one of an address within 30 days.'),
  'bans/no-address': kind(409, 'No address of this person is known.'),
  'bans/own-address': kind(409, 'This ban would cover your own address.'),
};

const rooms = {
  'rooms/unknown': kind(404, 'There is no such room, or it is private.'),
  'rooms/too-many-guesses': kind(429, 'Too many room codes were tried from this address.'),
  'rooms/no-such-activity': kind(404, 'There is no such activity in this room.'),
  'rooms/archived': kind(409, 'The room is closed because nobody used it for long.'),
  'rooms/already-archived': kind(409, 'The room is archived already.'),
  'rooms/not-archived': kind(409, 'The room is not archived.'),
  'rooms/public-stays-open': kind(409, 'The public room cannot be archived.'),
  'rooms/for-claimed': kind(403, 'Only people who secured their account may make rooms here.'),
  'rooms/for-staff': kind(403, 'Only those who look after the server may make rooms here.'),
  'rooms/bad-title': kind(422, 'This cannot be a title.'),
  'rooms/public-stays-public': kind(409, 'The public room stays public.'),
  'rooms/no-code-left': kind(503, 'No free room code was found: try again.'),
  'rooms/busy': kind(503, 'Too many commands wait in this room.'),
  'rooms/closing': kind(503, 'The server is restarting.'),
  'rooms/failed': kind(503, 'The room cannot be written at the moment.'),
};

const members = {
  'members/bad-command': kind(400, 'This is no command of the member list.'),
  'members/already': kind(409, 'Already a member.'),
  'members/not-here': kind(409, 'This person is no member of the room.'),
  'members/no-change': kind(409, 'Nothing would change.'),
  'members/last-master': kind(409, 'A room keeps at least one master.'),
  'members/fellow-master': kind(403, 'A master does not turn against another master.'),
  'members/not-yourself': kind(403, 'Nobody does this to, or for, themselves.'),
  'members/bad-end': kind(422, 'This end lies in the past.'),
  'members/too-many-bars': kind(409, 'Too many people are muted, or banned, in this room.'),
  'members/muted': kind(403, 'You may not talk in this room at the moment.'),
  'members/kicked': kind(403, 'You were removed from this room and may come back in a moment.'),
  'members/banned': kind(403, 'You are banned from this room.'),
  'members/locked': kind(403, 'The room is locked: nobody new joins.'),
};

const mural = {
  'mural/bad-command': kind(400, 'This is no command of the mural.'),
  'mural/bad-criteria': kind(422, 'This does not say what is to be taken back.'),
  'mural/bad-mask': kind(422, 'The mask does not have the size of the mural.'),
  'mural/bad-settings': kind(422, 'The mural cannot be like this.'),
  'mural/bad-pixels': kind(422, 'These are no pixels.'),
  'mural/too-many-pixels': kind(422, 'These are too many pixels at once.'),
  'mural/out-of-bounds': kind(422, 'This lies outside of the mural.'),
  'mural/unknown-color': kind(422, 'The palette has no such colour.'),
  'mural/one-at-a-time': kind(422, 'Where there is a cooldown, pixels are placed one at a time.'),
  'mural/cooldown': kind(429, 'The next pixel has to wait.'),
  'mural/not-open': kind(403, 'Painting has not begun yet.'),
  'mural/closed': kind(403, 'Painting is over.'),
  'mural/frozen': kind(403, 'The mural is frozen.'),
  'mural/protected': kind(403, 'Only those who look after the room paint here.'),
  'mural/masked': kind(403, 'Nobody paints in this part of the mural.'),
  'mural/mask-shuts-all': kind(422, 'This mask would leave nothing to paint on.'),
  'mural/no-mask': kind(404, 'The mural has no mask.'),
  'mural/no-such-roll-back': kind(404, 'There is no such rollback that can be undone.'),
  'mural/nothing-to-roll-back': kind(409, 'There is nothing to take back.'),
  'mural/address-cooldown': kind(429, 'Somebody at the same address has just painted.'),
  'mural/nothing-to-undo': kind(409, 'There is nothing to undo.'),
  'mural/nothing-to-redo': kind(409, 'There is nothing to redo.'),
  'mural/too-late-to-undo': kind(409, 'It is too late to undo this.'),
  'mural/nothing-to-bring-back': kind(409, 'There is no reset to take back.'),
  'mural/no-such-tile': kind(404, 'The mural has no such tile.'),
  'mural/bad-picture': kind(422, 'This is no picture that can be read.'),
  'mural/picture-too-large': kind(413, 'The picture has too many pixels.'),
  'mural/bad-canvas': kind(422, 'This is no canvas of the older format.'),
};

const chat = {
  'chat/bad-command': kind(400, 'This is no command of the chat.'),
  'chat/empty': kind(422, 'A message needs some text.'),
  'chat/too-long': kind(422, 'The message is too long.'),
  'chat/too-many-mentions': kind(422, 'Too many people are mentioned.'),
  'chat/not-restorable': kind(409, 'These messages cannot be brought back any more.'),
  'chat/no-such-message': kind(404, 'There is no such message.'),
  'chat/not-yours': kind(403, 'This is the message of somebody else.'),
  'chat/too-late': kind(409, 'It is too late to change this message.'),
  'chat/slow': kind(429, 'The chat is in slow mode: the next message has to wait.'),
  'chat/no-change': kind(409, 'Nothing would change.'),
  'chat/bad-emoji': kind(422, 'A reaction is one emoji.'),
  'chat/too-many-reactions': kind(409, 'The message has too many different reactions.'),
  'chat/reaction-full': kind(409, 'Too many people reacted like this.'),
};

const table = {
  'table/bad-command': kind(400, 'This is no command of the table.'),
  'table/sit-first': kind(403, 'Only those who sit at the table may do this.'),
  'table/no-seat': kind(404, 'The table has no such seat.'),
  'table/seat-taken': kind(409, 'Somebody sits there already.'),
  'table/seat-free': kind(409, 'Nobody sits there.'),
  'table/seated-already': kind(409, 'They sit at this table already.'),
  'table/nobody-there': kind(404, 'This person does not sit at the table.'),
  'table/nobody-sits': kind(409, 'Nobody sits at the table.'),
  'table/no-pile': kind(404, 'There is no such pile any more.'),
  'table/no-card': kind(404, 'This card is not there any more.'),
  'table/no-piece': kind(404, 'There is no such thing on the table any more.'),
  'table/bad-piece': kind(422, 'This thing cannot be changed like that.'),
  'table/not-yours': kind(403, 'This card is in the hand of somebody else.'),
  'table/in-a-hand': kind(409, 'This card is in a hand.'),
  'table/not-the-hand': kind(422, 'A hand is sorted as a whole.'),
  'table/too-few': kind(409, 'There are not so many cards.'),
  'table/unchanged': kind(409, 'Nothing would change.'),
  'table/full': kind(409, 'The table holds no more of these.'),
  'table/no-game': kind(404, 'There is no such game here.'),
  'table/no-deck': kind(422, 'This deck is not known here.'),
  'table/bare': kind(409, 'Nothing lies on the table.'),
  'table/not-saved': kind(404, 'There is no such saved table.'),
  'table/too-many-saved': kind(409, 'So many tables are saved here already.'),
  'table/changed': kind(409, 'Somebody acted at the table meanwhile.'),
  'table/bad-file': kind(422, 'This is no file of a table, or what it holds does not fit together.'),
  'table/other-form': kind(422, 'This file was made by a later version.'),
  'table/file-changed': kind(422, 'This file was changed after it was exported.'),
  'table/from-elsewhere': kind(
    409,
    'Another server sealed this file: hidden cards could only be mixed anew.',
  ),
  'table/no-replay': kind(404, 'This cannot be replayed here.'),
  'table/not-settled': kind(409, 'The cards may still lie as they lay in that round.'),
  'table/round-runs': kind(409, 'A round is being played.'),
  'table/no-round': kind(409, 'No round is being played.'),
  'table/asked-already': kind(409, 'Something else is being asked at the moment.'),
  'table/nothing-asked': kind(409, 'Nothing is being asked.'),
  'table/not-asked': kind(403, 'This was asked of others.'),
  'table/ask-them': kind(403, 'Those who hold the hands must agree.'),
  'table/nothing-to-undo': kind(409, 'There is nothing to take back.'),
  'table/undo-off': kind(403, 'Acts are not taken back like this at this table.'),
  'table/house-only': kind(403, 'Only the server itself says this.'),
  'table/bad-deck': kind(422, 'This is no deck that can be read.'),
  'table/bad-game': kind(422, 'This is no game that can be read.'),
  'table/game-over': kind(409, 'The game is over.'),
  'table/seats': kind(409, 'So many cannot play this game.'),
  'table/no-rules': kind(409, 'The game on the table has no rules of its own.'),
  'table/rules-decide': kind(409, 'The rules of the game move the cards while a round is played.'),
  'table/no-bot': kind(409, 'No bot sits there.'),
  'table/not-playing': kind(403, 'This seat takes no part in the round.'),
  'table/not-your-turn': kind(409, 'It is not your turn.'),
  'table/cannot-play': kind(422, 'This is no move of the game.'),
  'table/one-card': kind(422, 'One card is played at a time.'),
  'table/choose-cards': kind(422, 'Another number of cards is asked for.'),
  'table/must-play': kind(409, 'Whoever can play must.'),
  'table/must-draw': kind(409, 'Whoever cannot play must draw.'),
  'table/nothing-to-draw': kind(409, 'There is nothing left to draw.'),
  'table/must-lead': kind(409, 'Whoever leads must play.'),
  'table/must-follow': kind(409, 'The suit that was led must be followed.'),
  'table/must-trump': kind(409, 'A trump must be played.'),
  'table/must-overtrump': kind(409, 'A higher trump must be played.'),
  'table/no-match': kind(409, 'The card matches neither suit nor rank.'),
  'table/choose-suit': kind(422, 'A suit must be chosen with this card.'),
  'table/other-suit': kind(422, 'Another suit must be named.'),
  'table/take-or-pass': kind(422, 'One takes or passes.'),
  'table/same-rank': kind(422, 'The cards must be of one rank.'),
  'table/higher': kind(409, 'The cards must be higher.'),
  'table/two-of-clubs': kind(409, 'The two of clubs leads.'),
  'table/hearts-not-broken': kind(409, 'No heart has been played yet.'),
  'table/no-points-yet': kind(409, 'No points are played to the first trick.'),
  'table/too-late': kind(409, 'It is too late for that.'),
  'table/master-only': kind(403, 'Only who runs the room may do this.'),
  'table/row-not-full': kind(409, 'Not all cards lie in the row yet.'),
};

/** Those a command over HTTP, or the opening of a WebSocket, may be refused with. */
const live = {
  'live/too-fast': kind(429, 'Too many commands at once.'),
  'live/answer-forgotten': kind(409, 'The answer to this command is no longer known.'),
  'live/unknown-protocol': kind(400, 'The server does not speak this version of the protocol.'),
  'live/foreign-origin': kind(403, 'Pages of this origin may not connect.'),
  'live/too-many-connections': kind(429, 'Too many connections from this address.'),
  'live/unavailable': kind(503, 'The server cannot take connections at the moment.'),
};

const store = {
  'store/full': kind(503, 'The disk is full: nothing can be written at the moment.'),
  'store/read-only': kind(503, 'The database cannot be written at the moment.'),
  'store/corrupt': kind(503, 'The database is damaged: an operator has to restore it.'),
  'store/busy': kind(503, 'The database is busy.'),
  'store/io': kind(503, 'The disk reports an error.'),
  'store/closed': kind(503, 'The server is stopping.'),
  'store/failed': kind(500, 'The database refused a statement.'),
};

export const problemKinds: Readonly<Record<string, ProblemKind>> = {
  ...api,
  ...people,
  ...invites,
  ...jobs,
  ...desk,
  ...reports,
  ...bans,
  ...rooms,
  ...members,
  ...mural,
  ...chat,
  ...table,
  ...live,
  ...store,
};

/** A refusal nobody gave a status yet is about the content of the request. */
const UNLISTED = kind(422, 'This was refused.');

export function kindOf(code: string): ProblemKind {
  return (Object.hasOwn(problemKinds, code) && problemKinds[code]) || UNLISTED;
}
