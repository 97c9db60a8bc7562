/**
 * What an admin may change while the server runs: kept in the database, in
 * memory for everybody who asks. What belongs to the machine it runs on
 * (ports, folders, secrets) is in `config.ts` and changes with a restart.
 */
import { z } from 'zod';
import { type Refusal, refuse } from '../activities/activity.ts';

/** Each setting with its default; a row of the admin's form is made from each. */
export const liveSettings = {
  /** Who may make rooms. */
  'rooms-by': z.enum(['everybody', 'claimed', 'staff']).default('everybody'),
  /** Whether somebody without an invitation may choose a name here. */
  'open-to': z.enum(['everybody', 'invited']).default('everybody'),
  /** A line everybody sees on top; empty for none. */
  announcement: z.string().trim().max(200).default(''),
  /** Whom a proof of work is asked of before they paint or talk. */
  'proof-of-work': z.enum(['never', 'new-accounts', 'suspicious', 'always']).default('never'),
  /** Whether the cooldown of a mural counts for everybody behind one address, or one person each. */
  'cooldown-by': z.enum(['account', 'address']).default('account'),
  /** Days after which an account that nobody claimed and nobody used is removed; 0 keeps all. */
  'unclaimed-days': z.int().min(0).max(3650).default(180),
  /** Backups made from the desk that are kept; the oldest beyond that are deleted. */
  'backups-kept': z.int().min(1).max(1000).default(14),
} as const;

export type LiveSettings = { readonly [K in keyof typeof liveSettings]: z.output<(typeof liveSettings)[K]> };
export type LiveSetting = keyof LiveSettings;

/** The port behind which they are kept. */
export interface SettingsStore {
  /** JSON by key. */
  all(): Promise<ReadonlyMap<string, string>>;
  set(key: string, value: string): Promise<void>;
}

export interface LiveSettingsKeeper {
  /** All of them, as they are now. */
  readonly now: LiveSettings;
  /** Sets one, or `ops/bad-setting` {key}. */
  set(key: string, value: unknown): Promise<Refusal | null>;
  /** Calls back after a change; returns how to stop. */
  onChange(listener: (settings: LiveSettings) => void): () => void;
  /** Reads them again: another process changed one. */
  refresh(): Promise<void>;
}

export async function keepLiveSettings(store: SettingsStore): Promise<LiveSettingsKeeper> {
  const listeners = new Set<(settings: LiveSettings) => void>();
  let now = readAll(await store.all());

  async function refresh(): Promise<void> {
    const read = readAll(await store.all());
    if (JSON.stringify(read) === JSON.stringify(now)) return;
    now = read;
    for (const listener of listeners) listener(now);
  }

  return {
    get now() {
      return now;
    },
    async set(key, value) {
      if (!isSetting(key)) return refuse('desk/bad-setting', { key });
      const read = liveSettings[key].safeParse(value);
      if (!read.success || value === undefined) return refuse('desk/bad-setting', { key });
      await store.set(key, JSON.stringify(read.data));
      await refresh();
      return null;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh,
  };
}

const isSetting = (key: string): key is LiveSetting => Object.hasOwn(liveSettings, key);

/** What is missing, or of another version of this program, is at its default. */
function readAll(stored: ReadonlyMap<string, string>): LiveSettings {
  const entries = Object.entries(liveSettings).map(([key, schema]) => {
    const text = stored.get(key);
    const read = schema.safeParse(text === undefined ? undefined : JSON.parse(text));
    return [key, read.success ? read.data : schema.parse(undefined)];
  });
  return Object.fromEntries(entries) as LiveSettings;
}
