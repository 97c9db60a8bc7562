import type { GameRules } from '../rules.ts';
export const BELOTE = {} as GameRules;
