/** Adding, using and keeping passkeys. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { isRefusal, type Person, type Refusal, refuse, type Time } from '../../../activities/activity.ts';
import type { Account } from '../../account.ts';
import type { Arrival, Return } from '../arrive.ts';
import { type Challenge, judgeKnown, judgeNew } from './ceremony.ts';
import { type Passkey, type PasskeyStore, passkeyId } from './passkey.ts';

/** More than anybody has devices; keeps what a browser is sent small. */
export const MAX_PASSKEYS = 20;
export const MAX_LABEL = 60;

export interface Passkeys {
  of(account: Person): Promise<Passkey[]>;
  /** True, or `people/passkeys-full` {max}. */
  roomFor(known: readonly Passkey[]): true | Refusal;
  /** Adds one that a browser has just made, or `people/passkey-…`. */
  add(
    me: Account,
    asked: Challenge,
    label: string,
    response: RegistrationResponseJSON,
  ): Promise<Passkey | Refusal>;
  /** Who comes with a passkey: `people/passkey-unknown` where nobody here has it. */
  use(asked: Challenge, response: AuthenticationResponseJSON, me: Account | null): Promise<Arrival | Refusal>;
  /** @param id see `passkeyId` */
  rename(account: Person, id: string, label: string): Promise<Passkey | Refusal>;
  remove(account: Person, id: string): Promise<Refusal | null>;
}

export function createPasskeys(deps: {
  readonly store: PasskeyStore;
  readonly comeBack: Return;
  readonly now: () => Time;
}): Passkeys {
  const { store, comeBack, now } = deps;

  const roomFor: Passkeys['roomFor'] = (known) =>
    known.length < MAX_PASSKEYS || refuse('people/passkeys-full', { max: MAX_PASSKEYS });

  async function find(account: Person, id: string): Promise<Passkey | Refusal> {
    const found = (await store.of(account)).find((passkey) => passkeyId(passkey) === id);
    return found ?? refuse('people/passkey-gone');
  }

  return {
    of: store.of,
    roomFor,
    async add(me, asked, wish, response) {
      const label = readLabel(wish);
      if (isRefusal(label)) return label;
      const key = await judgeNew(asked, response);
      if (isRefusal(key)) return key;
      const space = roomFor(await store.of(me.number));
      if (isRefusal(space)) return space;
      const at = now();
      const passkey = { ...key, account: me.number, label, createdAt: at, usedAt: at };
      return (await store.add(passkey)) ? passkey : refuse('people/passkey-known');
    },
    async use(asked, response, me) {
      const found = await store.find(response.id);
      if (!found) return refuse('people/passkey-unknown');
      const judged = await judgeKnown(asked, response, found.passkey);
      if (isRefusal(judged)) return judged;
      const counter = { from: found.passkey.counter, to: judged.counter };
      if (!(await store.used(response.id, counter, now()))) return refuse('people/passkey-refused');
      return comeBack(found.account, me);
    },
    async rename(account, id, wish) {
      const label = readLabel(wish);
      if (isRefusal(label)) return label;
      const passkey = await find(account, id);
      if (isRefusal(passkey)) return passkey;
      await store.rename(passkey.credential, label);
      return { ...passkey, label };
    },
    async remove(account, id) {
      const passkey = await find(account, id);
      if (isRefusal(passkey)) return passkey;
      await store.remove(passkey);
      return null;
    },
  };
}

/** Only its owner ever reads it. */
function readLabel(wish: string): string | Refusal {
  const label = wish.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  const { length } = [...label];
  return length >= 1 && length <= MAX_LABEL ? label : refuse('people/passkey-bad-label', { max: MAX_LABEL });
}
