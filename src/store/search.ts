import { type Expression, type SqlBool, sql } from 'kysely';

/** Whether a person's name holds this, with accents or without. An empty one is in every name. */
export function holdsName(column: Expression<string | null>, key: string): Expression<SqlBool> {
  return holds(column, withoutMarks(key) || key);
}

/** What `accounts.name_find` is of `accounts.name_key`: a search for `eve` finds Évelyne. */
export function withoutMarks(key: string): string {
  return key.replace(/\p{M}+/gu, '');
}

/** Whether a column holds a text anywhere, whatever its `%` and `_` mean to SQL. Case is the caller's. */
export function holds(column: Expression<string | null>, text: string): Expression<SqlBool> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`${column} like ${pattern} escape '\\'`;
}
