/**
 * Draws a picture into a room, pixel by pixel, as a person would: it waits for
 * its turn where there is a cooldown, and repairs what others paint over.
 *
 *     node examples/painter-bot.ts http://localhost:3000 PARK --at 20,30
 *     node examples/painter-bot.ts http://localhost:3000 PARK cat.png --at 0,0 --name "Cat painter"
 */
import { parseArgs } from 'node:util';
import { isRefusal } from '../src/activities/activity.ts';
import type { MuralView } from '../src/activities/mural/types.ts';
import { createApi } from '../src/client/api.ts';
import { createLive } from '../src/client/live.ts';
import { createMuralCopy } from '../src/client/mural.ts';
import { flower, type Picture, readPicture } from './picture.ts';
import { fromEnvironment, signIn } from './sign-in.ts';

const USAGE = `Draws a picture into a room.

  node examples/painter-bot.ts <address> <room> [picture] [options]

  picture          an image file; without it the bot draws a flower
  --at x,y         where its upper left corner goes (default 0,0)
  --size pixels    the longer side at most (default 64)
  --name name      what the bot is called (default "Painter bot")

  ATELIER_TOKEN    the token of a bot, made in your settings; it brings the name
  ATELIER_COOKIE   else: the session to go on with, such as atelier=…`;

/** Pixels in one command where there is no cooldown. All of them are placed, or none. */
const BATCH = 256;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    at: { type: 'string', default: '0,0' },
    size: { type: 'string', default: '64' },
    name: { type: 'string', default: 'Painter bot' },
    help: { type: 'boolean', default: false },
  },
});
const [url, room, file] = positionals;
const [left = Number.NaN, top = Number.NaN] = values.at.split(',').map(Number);
const size = Number(values.size);
if (values.help || !url || !room || !Number.isInteger(left) || !Number.isInteger(top) || !(size >= 1)) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}

// 1. Be somebody, and connect.
const { name, login } = await signIn(url, values.name, fromEnvironment());
const api = createApi({ base: url, ...login });
const live = createLive({ url, ...login });
live.on('retry', (ms) => console.log(`No connection; next attempt in ${Math.ceil(ms / 1000)} s.`));

// 2. Keep a copy of the mural. The channel says what changes, the copy fetches what was there before.
const mural = createMuralCopy({
  loadTile: (column, row, version, epoch) => api.tile(room, column, row, version, epoch),
});
const channel = live.open<MuralView>(room, 'mural', {
  view: mural.view,
  digest: mural.digest,
  refused({ refused }) {
    console.error(`The room ${room} cannot be entered: ${refused}`);
    process.exit(1);
  },
});
await mural.settled();

// 3. Paint whatever differs, until nothing does. Somebody may paint over it meanwhile: then it differs again.
const { width, height, palette, cooldown } = mural.info as MuralView;
const picture = file ? await readPicture(file, palette, size) : flower(palette);
const total = missing(picture).length / 3;
console.log(`${name} draws ${total} pixels, ${cooldown ? `one every ${cooldown} s` : 'without waiting'}.`);
for (let left = missing(picture); left.length > 0; left = missing(picture)) {
  await paint(left.slice(0, cooldown ? 3 : 3 * BATCH));
  const done = total - missing(picture).length / 3;
  console.log(`${Math.max(0, Math.round((100 * done) / total))} % (${Math.max(0, done)} of ${total})`);
}
console.log('Done.');
live.close();

/** What does not look like the picture yet, as the `place` command wants it: x, y, colour, x, y, colour, … */
function missing({ width: columns, colors }: Picture): number[] {
  const pixels: number[] = [];
  for (const [index, color] of colors.entries()) {
    const x = left + (index % columns);
    const y = top + Math.floor(index / columns);
    const inside = x >= 0 && y >= 0 && x < width && y < height;
    if (color >= 0 && inside && mural.indices[y * width + x] !== color) pixels.push(x, y, color);
  }
  return pixels;
}

/** Resolves when the pixels are there: on the server's disk and, a moment later, in our copy. */
async function paint(pixels: number[]): Promise<void> {
  // The answer is the number of the entry, or a refusal with a code and figures. Lost connections are no
  // concern of ours: the client asks again until it knows.
  const answer = await channel.send({ type: 'place', pixels });
  if (isRefusal(answer)) {
    // Not our turn yet: the server says how long.
    if (answer.refused !== 'mural/cooldown') throw new Error(`Refused: ${answer.refused}`);
    await sleep(Number(answer.detail?.wait));
    return paint(pixels);
  }
  while (channel.seq < answer) await sleep(10);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
