/** The table of roles as a page for people: `docs/roles.md` is this text (`node scripts/write-roles.ts`). */
import { ACTIONS, may, ROLES } from './roles.ts';

export function renderRolesPage(): string {
  const actions = Object.keys(ACTIONS);
  const width = Math.max(...actions.map((action) => action.length)) + 2;
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(column === 0 ? width : 7)).join(' | ')} |`;
  return [
    '# Who may do what in a room',
    '',
    'Written from the table in `src/people/roles.ts` by `node scripts/write-roles.ts`; do not edit it here.',
    '',
    '- **visitor**: has not joined. Watches and reads.',
    '- **watcher**: has joined. Talks.',
    '- **player**: paints.',
    '- **master**: looks after the room; its maker is the first.',
    '',
    'An action that is not in this table is refused to everybody. Whether a person may see a room at all (a private',
    'one asks for an invitation) is decided before, on entering.',
    '',
    row(['action', ...ROLES]),
    row(['-'.repeat(width), ...ROLES.map(() => ':-----:')]),
    ...actions.map((action) =>
      row([`\`${action}\``, ...ROLES.map((role) => (may(role, action) === true ? 'yes' : ''))]),
    ),
    '',
  ].join('\n');
}
