/** Writes `docs/roles.md` from the table of roles. */
import { writeFileSync } from 'node:fs';
import { renderRolesPage } from '../src/people/roles-page.ts';

writeFileSync(new URL('../docs/roles.md', import.meta.url), renderRolesPage());
