/** The mural as an activity, for `main.ts` to register. */
import type { Activity } from '../activity.ts';
import { parseMuralCommand } from './commands.ts';
import { muralRules } from './rules.ts';

export const mural: Activity = {
  name: 'mural',
  rules: muralRules,
  parse: parseMuralCommand,
  looksBack: true,
};
