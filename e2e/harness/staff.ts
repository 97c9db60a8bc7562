/** Those who look after the server, made behind its back as an operator could. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import type { Stage } from './stage.ts';
import type { Visitor } from './visitor.ts';

/** Gives the visitor a name and a role on the server, which notices within a second. */
export async function promote(
  stage: Stage,
  visitor: Visitor,
  name: string,
  role: 'admin' | 'moderator',
): Promise<void> {
  const { number } = await visitor.named(name);
  const db = new DatabaseSync(join(stage.server.dataDir, 'atelier.db'), { timeout: 5000 });
  db.prepare('UPDATE accounts SET role = ? WHERE number = ?').run(role, number);
  db.close();
  await expect
    .poll(async () => (await visitor.context.request.get('/api/v1/desk')).status(), { timeout: 10_000 })
    .toBe(200);
}
