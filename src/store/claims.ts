/** What makes an account one that somebody can come back to: at least one way to sign in. */
import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.ts';

/**
 * Removes a way to sign in. With the last one goes the claim: nothing but a session leads to the
 * account then, and it is treated like any other of that kind.
 *
 * @param removal removes the way; true when it was there
 */
export function removeWay(
  db: Kysely<Database>,
  account: number,
  removal: (work: Transaction<Database>) => Promise<boolean>,
): Promise<boolean> {
  return db.transaction().execute(async (work) => {
    // Takes the row's lock: of two who remove the last two ways at once, the second sees what the first did.
    await work
      .updateTable('accounts')
      .set(({ ref }) => ({ claimed_at: ref('claimed_at') }))
      .where('number', '=', account)
      .execute();
    if (!(await removal(work))) return false;
    await work
      .updateTable('accounts')
      .set({ claimed_at: null })
      .where('number', '=', account)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('identities').select('account').where('account', '=', account))),
      )
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('passkeys').select('account').where('account', '=', account))),
      )
      .execute();
    return true;
  });
}
