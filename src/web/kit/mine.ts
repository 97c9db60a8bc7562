/** Calls about what is mine, for the pages that need them. */
import { createMineApi } from '../../client/mine.ts';
import { heed } from './connection.ts';

export const mine = createMineApi({ base: '', refused: heed });
