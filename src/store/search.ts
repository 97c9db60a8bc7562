import { type Expression, type SqlBool, sql } from 'kysely';

/** Whether a column holds a text anywhere, whatever its `%` and `_` mean to SQL. Case is the caller's. */
export function holds(column: Expression<string | null>, text: string): Expression<SqlBool> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`${column} like ${pattern} escape '\\'`;
}
