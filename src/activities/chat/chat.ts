/** The chat as an activity, for the composition to register. */
import type { Activity } from '../activity.ts';
import { parseChatCommand } from './commands.ts';
import { chatRules } from './rules.ts';

export const chat: Activity = { name: 'chat', rules: chatRules, parse: parseChatCommand };
