import { type Refusal, refuse } from '../../activities/activity.ts';
import { nameKey } from '../../people/name-key.ts';
import type { ServerRole } from '../../people/standing.ts';
import { createAccountStore } from '../../store/accounts.ts';
import { HOUSE, houseAudit, withRooms } from '../house.ts';
import type { Command } from './command.ts';

const ROLES: Readonly<Record<string, ServerRole | null>> = {
  admin: 'admin',
  moderator: 'moderator',
  none: null,
};

/** So that a host who locked themselves out can let somebody in again. */
export const staff: Command = {
  name: 'staff',
  words: ['[name]', '[role]'],
  summary: 'List who looks after the server, or make somebody admin or moderator (or none)',
  details: [
    '',
    'staff                  lists moderators and admins',
    'staff "Ada" admin      makes Ada an admin; the role is admin, moderator or none',
  ],
  options: {},
  run({ words: [name, wanted] }, context) {
    if (name === undefined) return list(context);
    if (wanted === undefined || !Object.hasOwn(ROLES, wanted))
      return Promise.resolve(refuse('ops/usage', { problem: 'The role is admin, moderator or none.' }));
    const role = ROLES[wanted] ?? null;
    return withRooms(context, 'refuse', async ({ store, standing }) => {
      const account = await createAccountStore(store.db).byKey(nameKey(name));
      if (!account) return refuse('ops/nobody', { name });
      await standing.setRole(account.number, role);
      await houseAudit(store).note({
        who: HOUSE,
        act: 'server/set-role',
        room: null,
        target: account.number,
        why: '',
        detail: { role, before: account.role },
      });
      return role === null ? `${account.name} has no role any more.` : `${account.name} is ${role} now.`;
    });
  },
};

async function list(context: Parameters<Command['run']>[1]): Promise<string | Refusal> {
  return withRooms(context, 'refuse', async ({ store, standing }) => {
    const numbers = [...standing.staff().keys()];
    const people = numbers.length === 0 ? [] : await createAccountStore(store.db).find(numbers);
    if (people.length === 0)
      return 'Nobody looks after this server yet: `invite --admin` prints a link for the first.';
    return people
      .map(({ name, role }) => `${role?.padEnd(9)}  ${name}`)
      .sort()
      .join('\n');
  });
}
