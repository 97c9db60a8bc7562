import type { GameRules } from '../rules.ts';
export const PRESIDENT = {} as GameRules;
