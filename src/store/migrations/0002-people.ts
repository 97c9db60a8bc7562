import { type ColumnDataType, type Kysely, sql } from 'kysely';

/** People who come back: ways to sign in, invitations, bots, bans, reports, the audit and what an admin settles. */
export const people = (blob: ColumnDataType) => ({
  async up(db: Kysely<never>): Promise<void> {
    const accounts = () => db.schema.alterTable('accounts');
    await accounts()
      .addColumn('kind', 'text', (c) => c.notNull().defaultTo('person'))
      .execute();
    await accounts().addColumn('owner', 'integer').execute();
    await accounts().addColumn('role', 'text').execute();
    await accounts().addColumn('merged_into', 'integer').execute();
    await accounts()
      .addColumn('profile', 'text', (c) => c.notNull().defaultTo('{}'))
      .execute();
    await accounts().addColumn('claimed_at', 'bigint').execute();
    await accounts().addColumn('proven_at', 'bigint').execute();
    await accounts().addColumn('deleted_at', 'bigint').execute();
    await accounts().addColumn('leaving', 'text').execute();
    await accounts().addColumn('seen_at', 'bigint').execute();
    await accounts()
      .addColumn('name_find', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
    await fillNameFind(db);
    await db.schema.createIndex('accounts_owner').on('accounts').column('owner').execute();
    await db.schema.createIndex('accounts_role').on('accounts').column('role').execute();
    await db.schema.createIndex('accounts_merged').on('accounts').column('merged_into').execute();

    const sessions = () => db.schema.alterTable('sessions');
    await sessions()
      .addColumn('agent', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
    await sessions()
      .addColumn('address', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
    await sessions()
      .addColumn('via', 'text', (c) => c.notNull().defaultTo('name'))
      .execute();

    await db.schema.alterTable('messages').addColumn('removed_in', 'bigint').execute();
    await db.schema.createIndex('messages_removed').on('messages').column('removed_in').execute();

    await db.schema
      .createTable('identities')
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('account', 'integer', (c) => c.notNull().references('accounts.number').onDelete('cascade'))
      .addColumn('label', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('used_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('identities_key', ['kind', 'subject'])
      .execute();
    await db.schema.createIndex('identities_account').on('identities').column('account').execute();

    await db.schema
      .createTable('passkeys')
      .addColumn('credential', 'text', (c) => c.primaryKey())
      .addColumn('account', 'integer', (c) => c.notNull().references('accounts.number').onDelete('cascade'))
      .addColumn('public_key', blob, (c) => c.notNull())
      .addColumn('counter', 'bigint', (c) => c.notNull())
      .addColumn('transports', 'text', (c) => c.notNull())
      .addColumn('label', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('used_at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('passkeys_account').on('passkeys').column('account').execute();

    await db.schema
      .createTable('mail_links')
      .addColumn('token_hash', 'text', (c) => c.primaryKey())
      .addColumn('email', 'text', (c) => c.notNull())
      .addColumn('account', 'integer')
      .addColumn('back', 'text', (c) => c.notNull())
      .addColumn('agent', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('mail_links_expires').on('mail_links').column('expires_at').execute();

    await db.schema
      .createTable('return_links')
      .addColumn('token_hash', 'text', (c) => c.primaryKey())
      .addColumn('account', 'integer', (c) =>
        c.notNull().unique().references('accounts.number').onDelete('cascade'),
      )
      .addColumn('made_by', 'integer', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute();

    await db.schema
      .createTable('spent')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('until', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('spent_until').on('spent').column('until').execute();

    await db.schema
      .createTable('invites')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('token_hash', 'text', (c) => c.notNull().unique())
      .addColumn('room', 'integer', (c) => c.references('rooms.id').onDelete('cascade'))
      .addColumn('role', 'text')
      .addColumn('label', 'text', (c) => c.notNull())
      .addColumn('made_by', 'integer', (c) => c.notNull())
      .addColumn('uses', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('max_uses', 'integer')
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('expires_at', 'bigint')
      .addColumn('revoked_at', 'bigint')
      .execute();
    await db.schema.createIndex('invites_room').on('invites').column('room').execute();

    await db.schema
      .createTable('tokens')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('token_hash', 'text', (c) => c.notNull().unique())
      .addColumn('account', 'integer', (c) => c.notNull().references('accounts.number').onDelete('cascade'))
      .addColumn('label', 'text', (c) => c.notNull())
      .addColumn('scopes', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('used_at', 'bigint')
      .addColumn('expires_at', 'bigint')
      .execute();
    await db.schema.createIndex('tokens_account').on('tokens').column('account').execute();

    await db.schema
      .createTable('bans')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('account', 'integer', (c) => c.notNull())
      .addColumn('address', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('note', 'text', (c) => c.notNull())
      .addColumn('made_by', 'integer', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('until', 'bigint')
      .addColumn('lifted_at', 'bigint')
      .addColumn('lifted_by', 'integer')
      .execute();
    await db.schema.createIndex('bans_until').on('bans').columns(['lifted_at', 'until']).execute();

    await db.schema
      .createTable('reports')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('room', 'integer')
      .addColumn('about', 'integer', (c) => c.notNull())
      .addColumn('thing', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('words', 'text', (c) => c.notNull())
      .addColumn('made_by', 'integer', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('handled_by', 'integer')
      .addColumn('handled_at', 'bigint')
      .addColumn('answer', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('reports_state').on('reports').columns(['state', 'at']).execute();
    await db.schema.createIndex('reports_thing').on('reports').columns(['thing', 'state']).execute();
    await db.schema.createIndex('reports_by').on('reports').columns(['made_by', 'at']).execute();

    await db.schema
      .createTable('audit')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('who', 'integer', (c) => c.notNull())
      .addColumn('act', 'text', (c) => c.notNull())
      .addColumn('room', 'integer')
      .addColumn('target', 'integer')
      .addColumn('why', 'text', (c) => c.notNull())
      .addColumn('detail', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('audit_at').on('audit').column('at').execute();
    await db.schema.createIndex('audit_room').on('audit').columns(['room', 'at']).execute();

    await db.schema
      .createTable('jobs')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('started_by', 'integer', (c) => c.notNull())
      .addColumn('room', 'integer')
      .addColumn('started_at', 'bigint', (c) => c.notNull())
      .addColumn('ended_at', 'bigint')
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('done', 'bigint', (c) => c.notNull())
      .addColumn('total', 'bigint', (c) => c.notNull())
      .addColumn('result', 'text')
      .addColumn('refusal', 'text')
      .execute();

    await db.schema
      .createTable('settings')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute();

    await keepOlderSnapshots(db, blob);
  },

  async down(db: Kysely<never>): Promise<void> {
    await keepNewestSnapshot(db, blob);
    for (const table of [
      'settings',
      'jobs',
      'audit',
      'reports',
      'bans',
      'tokens',
      'invites',
      'spent',
      'return_links',
      'mail_links',
      'passkeys',
      'identities',
    ]) {
      await sql`drop table ${sql.table(table)}`.execute(db);
    }
    for (const index of ['accounts_owner', 'accounts_role', 'accounts_merged', 'messages_removed'])
      await db.schema.dropIndex(index).execute();
    const added = {
      accounts: [
        'kind',
        'owner',
        'role',
        'merged_into',
        'profile',
        'claimed_at',
        'proven_at',
        'deleted_at',
        'leaving',
        'seen_at',
        'name_find',
      ],
      sessions: ['agent', 'address', 'via'],
      messages: ['removed_in'],
    };
    for (const [table, columns] of Object.entries(added)) {
      for (const column of columns) await db.schema.alterTable(table).dropColumn(column).execute();
    }
  },
});

/** The key of a name without its marks. Accounts that are there already get it here, all others when they are named. */
async function fillNameFind(db: Kysely<never>): Promise<void> {
  await sql`update accounts set name_find = name_key`.execute(db);
  const { rows } = await sql<{ number: number; name_key: string }>`
    select number, name_key from accounts`.execute(db);
  for (const { number, name_key } of rows) {
    const bare = name_key.replace(/\p{M}+/gu, '');
    if (bare !== name_key)
      await sql`update accounts set name_find = ${bare} where number = ${number}`.execute(db);
  }
}

/** Several for each channel, and when their newest entry was logged. The one there is may be older than is said. */
async function keepOlderSnapshots(db: Kysely<never>, blob: ColumnDataType): Promise<void> {
  await db.schema.alterTable('snapshots').renameTo('only_snapshots').execute();
  await db.schema
    .createTable('snapshots')
    .addColumn('channel', 'integer', (c) => c.notNull().references('channels.id').onDelete('cascade'))
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('body', blob, (c) => c.notNull())
    .addPrimaryKeyConstraint('snapshots_key', ['channel', 'seq'])
    .execute();
  await sql`insert into snapshots (channel, seq, at, version, body)
    select channel, only_snapshots.seq, channels.at, version, body
    from only_snapshots join channels on channels.id = channel`.execute(db);
  await db.schema.dropTable('only_snapshots').execute();
}

async function keepNewestSnapshot(db: Kysely<never>, blob: ColumnDataType): Promise<void> {
  await db.schema.alterTable('snapshots').renameTo('all_snapshots').execute();
  await db.schema
    .createTable('snapshots')
    .addColumn('channel', 'integer', (c) => c.primaryKey().references('channels.id').onDelete('cascade'))
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('body', blob, (c) => c.notNull())
    .execute();
  await sql`insert into snapshots (channel, seq, version, body)
    select channel, seq, version, body from all_snapshots as one
    where seq = (select max(seq) from all_snapshots where channel = one.channel)`.execute(db);
  await db.schema.dropTable('all_snapshots').execute();
}
