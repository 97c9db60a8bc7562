/** The rules of the house's games. */
import { BELOTE } from './belote/belote.ts';
import { CRAZY_EIGHTS } from './crazy-eights/crazy-eights.ts';
import { HEARTS } from './hearts/hearts.ts';
import { PRESIDENT } from './president/president.ts';
import type { AnyGameRules } from './rules.ts';
import { TAPIS_VERT } from './tapis-vert/tapis-vert.ts';

export const HOUSE_RULES: readonly AnyGameRules[] = [TAPIS_VERT, CRAZY_EIGHTS, HEARTS, PRESIDENT, BELOTE];
