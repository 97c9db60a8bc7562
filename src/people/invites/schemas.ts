/** What invitations look like over HTTP. */
import { z } from 'zod';
import { ROOM_ROLES, SERVER_ROLES } from './invite.ts';

const token = z.string().max(200).meta({ description: 'What stands after # in the link' });
const person = z.object({ number: z.int(), name: z.string() });
const by = person.nullable().meta({ description: 'Null for the house' });
const time = z.int().meta({ description: 'Milliseconds since the Unix epoch' });
const room = z
  .object({ code: z.string(), title: z.string() })
  .nullable()
  .meta({ description: 'Null for the server' });

export const lookBody = z.object({ token });
export const acceptBody = z.object({
  token,
  // Far more than a name may have: what a name is, `names.ts` says, with a code of its own.
  name: z
    .string()
    .max(1000)
    .optional()
    .meta({ description: 'For somebody without a name: theirs from now on' }),
});
export const idParams = z.object({
  id: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31),
});
export const noContent = z.undefined().meta({ description: 'Done' });

const wish = {
  label: z
    .string()
    .trim()
    .max(60)
    .regex(/^\P{C}*$/u)
    .default('')
    .meta({ description: 'What it is for; only for those who may invite' }),
  maxUses: z.int().min(1).max(10_000).nullable().default(null).meta({ description: 'Null for any number' }),
  hours: z
    .int()
    .min(1)
    .max(8760)
    .nullable()
    .default(168)
    .meta({ description: 'Until it ends; null for never' }),
};
export const roomInviteBody = z.object({ role: z.enum(ROOM_ROLES).default('player'), ...wish });
export const serverInviteBody = z.object({
  role: z
    .enum(SERVER_ROLES)
    .nullable()
    .default(null)
    .meta({ description: 'Null for a guest like everybody' }),
  ...wish,
});

const role = z.enum([...ROOM_ROLES, ...SERVER_ROLES]).nullable();
const inviteSchema = z
  .object({
    id: z.int(),
    role,
    label: z.string(),
    by,
    uses: z.int(),
    maxUses: z.int().nullable(),
    createdAt: time,
    expiresAt: time.nullable(),
    state: z.enum(['open', 'revoked', 'expired', 'used-up']),
  })
  .meta({ id: 'Invite' });
export const inviteList = z.object({ invites: z.array(inviteSchema) });
export const madeSchema = z.object({ invite: inviteSchema, token });
export const offerSchema = z.object({
  room,
  role: role.meta({ description: 'On arrival: at most what its maker has today' }),
  by,
  expiresAt: time.nullable(),
  there: z.boolean().meta({ description: 'It has nothing new for who asks' }),
  over: z
    .boolean()
    .meta({ description: 'Nobody comes in by it any more; told only to those for whom it has nothing new' }),
});
export const acceptedSchema = z.object({
  me: person,
  room,
  role: z.string().nullable(),
  changed: z.boolean().meta({ description: 'False: who asks had it all already, and nothing was used' }),
});
