import { renderUnicodeCompact } from 'uqr';
import { isRefusal, type Refusal, refuse } from '../../activities/activity.ts';
import { SERVER_ROLES } from '../../people/invites/invite.ts';
import { createMaker, type InviteWish, pathOf } from '../../people/invites/make.ts';
import { createInviteStore } from '../../store/invites.ts';
import { readNumber } from '../command-line.ts';
import { HOUSE, houseAudit, withRooms } from '../house.ts';
import { quantity } from '../quantity.ts';
import type { Command, Input } from './command.ts';

const USES = 1;
const HOURS = 24;

export const invite: Command = {
  name: 'invite',
  words: [],
  summary: 'Print a link that invites to the server: the first admin comes by `invite --admin`',
  details: [
    '',
    'Without a role it invites a guest, which a server that is open to invited people only needs.',
    'The link is shown once. It leads to PUBLIC_URL, or else to the server that runs on this data folder.',
  ],
  options: {
    admin: { meaning: 'Whoever accepts becomes admin' },
    role: { value: 'role', meaning: 'moderator or admin' },
    uses: { value: 'n', meaning: `How often it may be accepted (default: ${USES})` },
    hours: { value: 'n', meaning: `Hours until it ends (default: ${HOURS})` },
    label: { value: 'text', meaning: 'What it is for, for the list of invitations' },
  },
  run(input, context) {
    const wish = readWish(input);
    if (isRefusal(wish)) return Promise.resolve(wish);
    return withRooms(context, 'make', async ({ store }) => {
      const { note } = houseAudit(store);
      const make = createMaker({ store: createInviteStore(store.db), now: store.log.now, note });
      const made = await make(null, { who: HOUSE }, 'admin', wish);
      if (isRefusal(made)) return made;
      const link = context.address + pathOf(made.token);
      const who = wish.role === null ? 'takes part' : `is ${wish.role} of this server`;
      const times = quantity(wish.maxUses ?? 0, 'time');
      return [
        renderUnicodeCompact(link, { border: 2 }),
        '',
        link,
        '',
        `Whoever opens this and accepts ${who}. It works ${times}, for ${quantity(wish.hours ?? 0, 'hour')}.`,
      ].join('\n');
    });
  },
};

function readWish({ values }: Input): InviteWish | Refusal {
  const role = values.admin ? 'admin' : (values.role ?? null);
  if (values.admin && values.role !== undefined && values.role !== 'admin')
    return refuse('ops/usage', { problem: '--admin and --role say different things.' });
  const known = SERVER_ROLES.find((one) => one === role) ?? null;
  if (role !== null && !known) return refuse('ops/usage', { problem: '--role is moderator or admin.' });
  const maxUses = readWhole(values.uses, USES, 10_000);
  if (maxUses === null) return refuse('ops/usage', { problem: '--uses is a number from 1 to 10000.' });
  const hours = readWhole(values.hours, HOURS, 8760);
  if (hours === null) return refuse('ops/usage', { problem: '--hours is a number from 1 to 8760.' });
  return {
    role: known,
    maxUses,
    hours,
    label: typeof values.label === 'string' ? values.label.slice(0, 60) : '',
  };
}

function readWhole(text: string | true | undefined, fallback: number, high: number): number | null {
  if (text === undefined) return fallback;
  const value = readNumber(String(text), 1, high);
  return Number.isInteger(value) ? value : null;
}
