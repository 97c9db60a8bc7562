import { type ColumnDataType, type Kysely, sql } from 'kysely';

/** Rooms with their logs, people with their sessions, and the chat's read model. */
export const foundation = (blob: ColumnDataType) => ({
  async up(db: Kysely<never>): Promise<void> {
    await db.schema
      .createTable('meta')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute();

    await db.schema
      .createTable('accounts')
      .addColumn('number', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('uuid', 'text', (c) => c.notNull().unique())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('name_key', 'text', (c) => c.notNull().unique())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute();

    await db.schema
      .createTable('sessions')
      .addColumn('token_hash', 'text', (c) => c.primaryKey())
      .addColumn('account', 'integer', (c) => c.notNull().references('accounts.number').onDelete('cascade'))
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('seen_at', 'bigint', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('sessions_account').on('sessions').column('account').execute();
    await db.schema.createIndex('sessions_expires').on('sessions').column('expires_at').execute();

    await db.schema
      .createTable('rooms')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('code', 'text', (c) => c.notNull().unique())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('visibility', 'text', (c) => c.notNull())
      .addColumn('owner', 'integer', (c) => c.notNull())
      .addColumn('options', 'text', (c) => c.notNull())
      .addColumn('invite', 'text')
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('used_at', 'bigint', (c) => c.notNull())
      .addColumn('archived_at', 'bigint')
      .execute();
    await db.schema.createIndex('rooms_listed').on('rooms').columns(['visibility', 'used_at']).execute();
    await db.schema.createIndex('rooms_owner').on('rooms').column('owner').execute();

    await db.schema
      .createTable('channels')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('room', 'integer', (c) => c.notNull().references('rooms.id').onDelete('cascade'))
      .addColumn('activity', 'text', (c) => c.notNull())
      .addColumn('epoch', 'text', (c) => c.notNull())
      .addColumn('seq', 'bigint', (c) => c.notNull().defaultTo(0))
      .addColumn('at', 'bigint', (c) => c.notNull().defaultTo(0))
      .addUniqueConstraint('channels_room_activity', ['room', 'activity'])
      .execute();

    await db.schema
      .createTable('entries')
      .addColumn('channel', 'integer', (c) => c.notNull().references('channels.id').onDelete('cascade'))
      .addColumn('last', 'bigint', (c) => c.notNull())
      .addColumn('count', 'integer', (c) => c.notNull())
      .addColumn('body', blob, (c) => c.notNull())
      .addPrimaryKeyConstraint('entries_key', ['channel', 'last'])
      .execute();

    await db.schema
      .createTable('snapshots')
      .addColumn('channel', 'integer', (c) => c.primaryKey().references('channels.id').onDelete('cascade'))
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('body', blob, (c) => c.notNull())
      .execute();

    await db.schema
      .createTable('receipts')
      .addColumn('channel', 'integer', (c) => c.notNull().references('channels.id').onDelete('cascade'))
      .addColumn('client', 'text', (c) => c.notNull())
      .addColumn('answers', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('receipts_key', ['channel', 'client'])
      .execute();
    await db.schema.createIndex('receipts_at').on('receipts').column('at').execute();

    await db.schema
      .createTable('messages')
      .addColumn('room', 'integer', (c) => c.notNull().references('rooms.id').onDelete('cascade'))
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addColumn('author', 'integer', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('folded', 'text', (c) => c.notNull())
      .addColumn('edited_at', 'bigint')
      .addColumn('deleted', 'integer', (c) => c.notNull())
      .addColumn('mentions', 'text', (c) => c.notNull())
      .addColumn('reactions', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('messages_key', ['room', 'seq'])
      .execute();
    await db.schema.createIndex('messages_author').on('messages').columns(['author', 'at']).execute();
  },

  async down(db: Kysely<never>): Promise<void> {
    for (const table of [
      'meta',
      'messages',
      'receipts',
      'snapshots',
      'entries',
      'channels',
      'rooms',
      'sessions',
      'accounts',
    ]) {
      await sql`drop table ${sql.table(table)}`.execute(db);
    }
  },
});
