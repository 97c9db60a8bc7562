import type { GameRules } from '../rules.ts';
export const HEARTS = {} as GameRules;
