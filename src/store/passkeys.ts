import type { Kysely, Selectable } from 'kysely';
import type { Passkey, PasskeyStore } from '../people/sign-in/passkeys/passkey.ts';
import { accountColumns, toAccount } from './accounts.ts';
import { removeWay } from './claims.ts';
import type { Database } from './schema.ts';

const passkeyColumns = [
  'passkeys.credential',
  'passkeys.account',
  'passkeys.public_key',
  'passkeys.counter',
  'passkeys.transports',
  'passkeys.label',
  'passkeys.created_at',
  'passkeys.used_at',
] as const;

/** The primary key decides whose a passkey is that two accounts add at once. */
export function createPasskeyStore(db: Kysely<Database>): PasskeyStore {
  return {
    async find(credential) {
      const row = await db
        .selectFrom('passkeys')
        .innerJoin('accounts', 'accounts.number', 'passkeys.account')
        .select([...accountColumns, ...passkeyColumns])
        .where('passkeys.credential', '=', credential)
        .where('accounts.deleted_at', 'is', null)
        .executeTakeFirst();
      if (!row) return null;
      const { number, uuid, name, kind, role, claimed_at, profile, ...passkey } = row;
      return {
        account: toAccount({ number, uuid, name, kind, role, claimed_at, profile }),
        passkey: toPasskey(passkey),
      };
    },

    async add({ credential, account, publicKey, counter, transports, label, createdAt, usedAt }) {
      const added = await db
        .insertInto('passkeys')
        .values({
          credential,
          account,
          public_key: publicKey,
          counter,
          transports: JSON.stringify(transports),
          label,
          created_at: createdAt,
          used_at: usedAt,
        })
        .onConflict((conflict) => conflict.column('credential').doNothing())
        .returning('credential')
        .executeTakeFirst();
      if (!added) return false;
      await db
        .updateTable('accounts')
        .set({ claimed_at: createdAt })
        .where('number', '=', account)
        .where('claimed_at', 'is', null)
        .execute();
      return true;
    },

    async used(credential, { from, to }, at) {
      const { numUpdatedRows } = await db
        .updateTable('passkeys')
        .set({ counter: to, used_at: at })
        .where('credential', '=', credential)
        .where('counter', '=', from)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async of(account) {
      const rows = await db
        .selectFrom('passkeys')
        .select(passkeyColumns)
        .where('account', '=', account)
        .orderBy('created_at')
        .orderBy('credential')
        .execute();
      return rows.map(toPasskey);
    },

    async rename(credential, label) {
      await db.updateTable('passkeys').set({ label }).where('credential', '=', credential).execute();
    },

    async remove({ credential, account }) {
      await removeWay(db, account, async (work) => {
        const { numDeletedRows } = await work
          .deleteFrom('passkeys')
          .where('credential', '=', credential)
          .where('account', '=', account)
          .executeTakeFirst();
        return numDeletedRows > 0n;
      });
    },
  };
}

function toPasskey(row: Selectable<Database['passkeys']>): Passkey {
  const { public_key, transports, created_at, used_at, ...rest } = row;
  return {
    ...rest,
    publicKey: public_key,
    transports: JSON.parse(transports),
    createdAt: created_at,
    usedAt: used_at,
  };
}
