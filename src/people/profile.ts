/**
 * What somebody settled for themselves: how they look to others, and how the
 * app is to be on every device of theirs. Kept as JSON beside the account.
 */
import { z } from 'zod';
import type { Person, Time } from '../activities/activity.ts';

/** Paints to choose from: as many as `web/kit/avatar-pixels.ts` mixes. */
export const PAINTS = 12;

/** One of the generated pictures, in one of the paints. */
export const avatarSchema = z
  .object({
    seed: z
      .int()
      .min(0)
      .max(0x7fff_ffff)
      .meta({ description: 'Which of the generated pictures; any number makes one' }),
    paint: z
      .int()
      .min(0)
      .max(PAINTS - 1)
      .meta({ description: 'In which paint' }),
  })
  .meta({ id: 'Avatar' });
export type Avatar = Readonly<z.infer<typeof avatarSchema>>;

/** Which messages somebody wants to be told of. */
export const aboutSchema = z.enum(['mentions', 'all', 'none']);

const notices = {
  about: aboutSchema.default('mentions').meta({ description: 'Which messages of the open room count' }),
  sound: z.boolean().default(false),
  desktop: z.boolean().default(false).meta({ description: 'Notifications of the system, where allowed' }),
};

export const profileSchema = z
  .object({
    avatar: avatarSchema
      .nullable()
      .default(null)
      .meta({ description: 'Null for the one drawn from the number' }),
    language: z
      .enum(['en', 'fr'])
      .nullable()
      .default(null)
      .meta({ description: 'Null: as the browser says' }),
    theme: z.enum(['system', 'light', 'dark', 'coffee']).nullable().default(null),
    notices: z.object(notices).prefault({}),
  })
  .meta({ id: 'Profile' });
export type Profile = z.output<typeof profileSchema>;

/** What a change may say: only what it says is changed. */
export const profileChangeSchema = z.strictObject({
  avatar: avatarSchema.nullable().optional(),
  language: z.enum(['en', 'fr']).nullable().optional(),
  theme: z.enum(['system', 'light', 'dark', 'coffee']).nullable().optional(),
  notices: z
    .strictObject({
      about: aboutSchema.optional(),
      sound: z.boolean().optional(),
      desktop: z.boolean().optional(),
    })
    .optional(),
});
export type ProfileChange = z.infer<typeof profileChangeSchema>;

/** The port behind which profiles are kept. */
export interface ProfileStore {
  /** JSON; null where there is no such account. */
  read(who: Person): Promise<string | null>;
  write(who: Person, profile: string): Promise<void>;
  /** Of the account of this session; null where it has ended or never was. */
  readBySession(tokenHash: string, now: Time): Promise<string | null>;
}

export interface Profiles {
  of(who: Person): Promise<Profile>;
  /** Of whoever has this session, which does not count as used; null where there is none. */
  ofSession(tokenHash: string, now: Time): Promise<Profile | null>;
  change(who: Person, change: ProfileChange): Promise<Profile>;
}

export function createProfiles({ store }: { readonly store: ProfileStore }): Profiles {
  /** One change after the other: two tabs that change different things at once both get what they want. */
  let turn: Promise<unknown> = Promise.resolve();
  const of = async (who: Person): Promise<Profile> => readProfile(await store.read(who));

  async function change(who: Person, { notices: told, ...rest }: ProfileChange): Promise<Profile> {
    const before = await of(who);
    const after = profileSchema.parse({ ...before, ...rest, notices: { ...before.notices, ...told } });
    await store.write(who, JSON.stringify(after));
    return after;
  }

  return {
    of,
    async ofSession(tokenHash, now) {
      const kept = await store.readBySession(tokenHash, now);
      return kept === null ? null : readProfile(kept);
    },
    change(who, news) {
      const mine = turn.then(() => change(who, news));
      turn = mine.catch(() => {});
      return mine;
    },
  };
}

/** What an older version wrote, or nobody did, is at its default. */
function readProfile(json: string | null): Profile {
  const kept: unknown = JSON.parse(json ?? '{}');
  const read = profileSchema.safeParse(kept);
  return read.success ? read.data : profileSchema.parse({});
}
