/** The table of roles as a page for people: `docs/roles.md` is this text (`npx node scripts/write-roles.ts`). */
import { ACTIONS, type Action, may, ROLES } from './roles.ts';

export function renderRolesPage(): string {
  const actions = Object.keys(ACTIONS) as Action[];
  const width = Math.max(...actions.map((action) => action.length)) + 2;
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(column === 0 ? width : 9)).join(' | ')} |`;
  return [
    '# Who may do what',
    '',
    'Written from the table in `src/people/roles.ts` by `npx node scripts/write-roles.ts`; do not edit it here.',
    '',
    '- **visitor**: has not joined. Watches and reads.',
    '- **watcher**: has joined. Talks.',
    '- **player**: paints.',
    '- **master**: looks after the room; its maker is the first.',
    '- **moderator**: looks after the whole server, and may do in every room what its masters may.',
    '- **admin**: runs the server.',
    '',
    'A master may change who talks, paints, plays and invites in their room: for the actions of that group the',
    'least role is then the one they chose. A token of a bot also needs the scope of the action.',
    '',
    '## When the last master goes',
    '',
    'A room that has members has a master as far as it can. Its only master cannot step down before somebody else is',
    'one. When they leave, or a moderator removes or bans them, the member who has belonged to the room longest becomes',
    'master, whatever their role was; who comes back after leaving starts at the end of that order. A bot never does.',
    'Whoever is muted in the room or banned from the server at that moment is passed over, unless there is nobody else.',
    'Where nobody is left, whoever made the room becomes its master again on coming back; until then moderators look',
    'after it. Somebody who made a room and passed it on by leaving comes back as anybody does.',
    '',
    'A change of role holds at once. An activity that is played in rounds may keep the roles a round began with until',
    'its end (`standsAs` in `src/activities/activity.ts`); who is muted or put out is so at once all the same.',
    '',
    '## The table',
    '',
    'An action that is not in this table is refused to everybody. Whether a person may see a room at all (a private',
    'one asks for an invitation) is decided before, on entering.',
    '',
    row(['action', ...ROLES, 'group', 'scope']),
    row(['-'.repeat(width), ...ROLES.map(() => ':-------:'), '---------', '---------']),
    ...actions.map((action) => {
      const { group = '', scope }: { readonly group?: string; readonly scope: string } = ACTIONS[action];
      const cells = ROLES.map((role) => (may(role, action) === true ? 'yes' : ''));
      return row([`\`${action}\``, ...cells, group, scope]);
    }),
    '',
  ].join('\n');
}
