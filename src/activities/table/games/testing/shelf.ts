/** What the house has: its decks, games and rules. */

import type { Shelf } from '../../decide.ts';
import { HOUSE_DECKS } from '../../decks/house-decks.ts';
import { HOUSE_GAMES } from '../house-games.ts';
import { HOUSE_RULES } from '../house-rules.ts';

export const HOUSE: Shelf = { decks: [...HOUSE_DECKS.values()], games: HOUSE_GAMES, rules: HOUSE_RULES };
