/** The decks, games and rules that every table of this server can be laid with. */

import type { Shelf } from './decide.ts';
import { HOUSE_DECKS } from './decks/house-decks.ts';
import { HOUSE_GAMES } from './games/house-games.ts';
import { HOUSE_RULES } from './games/house-rules.ts';

export const shelf: Shelf = { decks: [...HOUSE_DECKS.values()], games: HOUSE_GAMES, rules: HOUSE_RULES };
