import { type ColumnDataType, type Kysely, sql } from 'kysely';

/** Card tables that were saved under a name. */
export const savedTables = (blob: ColumnDataType) => ({
  async up(db: Kysely<never>): Promise<void> {
    await db.schema
      .createTable('saved_tables')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('room', 'integer', (c) => c.notNull().references('rooms.id').onDelete('cascade'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('kept_for', 'text', (c) => c.notNull())
      .addColumn('made_by', 'integer', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('game', 'text', (c) => c.notNull())
      .addColumn('round', 'integer', (c) => c.notNull())
      .addColumn('cards', 'integer', (c) => c.notNull())
      .addColumn('body', blob, (c) => c.notNull())
      .execute();
    await db.schema.createIndex('saved_tables_room').on('saved_tables').columns(['room', 'at']).execute();
  },

  async down(db: Kysely<never>): Promise<void> {
    await sql`drop table saved_tables`.execute(db);
  },
});
