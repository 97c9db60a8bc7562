/** The member list as an activity, for the composition to register. */
import type { Activity } from '../activity.ts';
import { parseMembersCommand } from './commands.ts';
import { membersRules } from './rules.ts';

export const members: Activity = { name: 'members', rules: membersRules, parse: parseMembersCommand };
