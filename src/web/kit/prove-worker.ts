/** Solves a challenge beside the page, which goes on moving. */
import type { Challenge } from '../../client/prove.ts';
import { solve } from '../../client/solve.ts';

addEventListener('message', async ({ data }: MessageEvent<Challenge>) => {
  postMessage(await solve(data));
});
