import { type ColumnDataType, type Kysely, sql } from 'kysely';

/** Decks that people made, and their pictures: in the database, and so in every backup and known to every process. */
export const decks = (blob: ColumnDataType) => ({
  async up(db: Kysely<never>): Promise<void> {
    await db.schema
      .createTable('decks')
      .addColumn('room', 'integer', (c) => c.notNull().references('rooms.id').onDelete('cascade'))
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('file', 'text', (c) => c.notNull())
      .addColumn('pictures', 'text', (c) => c.notNull())
      .addColumn('made_by', 'integer', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('decks_key', ['room', 'id'])
      .execute();
    await db.schema
      .createTable('deck_pictures')
      .addColumn('room', 'integer', (c) => c.notNull().references('rooms.id').onDelete('cascade'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('width', 'integer', (c) => c.notNull())
      .addColumn('height', 'integer', (c) => c.notNull())
      .addColumn('size', 'integer', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      // Last: whoever asks for the others does not read past it.
      .addColumn('body', blob, (c) => c.notNull())
      .addPrimaryKeyConstraint('deck_pictures_key', ['room', 'name'])
      .execute();
  },

  async down(db: Kysely<never>): Promise<void> {
    for (const table of ['deck_pictures', 'decks']) await sql`drop table ${sql.table(table)}`.execute(db);
  },
});
