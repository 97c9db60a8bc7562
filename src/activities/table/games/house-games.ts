/** The games every house has, in the order in which they are offered. Their ids are in logs: a game that was shipped stays. */
import { isRefusal } from '../../activity.ts';
import belote from './belote/belote.json' with { type: 'json' };
import crazyEights from './crazy-eights/crazy-eights.json' with { type: 'json' };
import free from './free.json' with { type: 'json' };
import type { Game } from './game.ts';
import hearts from './hearts/hearts.json' with { type: 'json' };
import { parseGame } from './parse-game.ts';
import president from './president/president.json' with { type: 'json' };
import tapisVert from './tapis-vert/tapis-vert.json' with { type: 'json' };

export const HOUSE_GAMES: readonly Game[] = [free, tapisVert, crazyEights, hearts, president, belote].map(
  (file) => {
    const game = parseGame(file);
    // Our own files: the tests read every one of them.
    if (isRefusal(game)) throw new Error(`A game of the house is wrong: ${JSON.stringify(game.detail)}`);
    return game;
  },
);
