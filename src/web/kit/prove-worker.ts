/** Solves a challenge beside the page, which goes on moving. */

import { solve } from '../../client/solve.ts';
import type { Challenge } from '../../client/types.ts';

addEventListener('message', async ({ data }: MessageEvent<Challenge>) => {
  postMessage(await solve(data));
});
