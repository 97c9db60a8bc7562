/** The card table as an activity, for the composition to register. */
import type { Activity } from '../activity.ts';
import { parseTableCommand } from './commands.ts';
import { createTableRules } from './rules.ts';
import { shelf } from './shelf.ts';

export const table: Activity = {
  name: 'table',
  rules: createTableRules(shelf),
  parse: parseTableCommand,
  looksBack: true,
};
