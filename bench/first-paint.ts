/** When somebody who comes for the first time sees the picture, in a real Chromium. */
import type { Browser } from 'playwright-core';
import { findChromium, launchChromium } from '../e2e/chromium.ts';

export interface FirstPaint {
  /** Milliseconds from the start of the navigation until the canvas shows colours of the picture … */
  readonly first: number;
  /** … and until every tile has come and been drawn. */
  readonly whole: number;
  /** The same for the mural as one PNG file, shown by the browser alone. */
  readonly png: number;
}

/** Null where the machine has no Chromium. */
export async function measureFirstPaint(
  origin: string,
  room: string,
  tiles: number,
  repeats: number,
): Promise<readonly FirstPaint[] | null> {
  if (!findChromium()) return null;
  const browser = await launchChromium();
  try {
    const paints: FirstPaint[] = [];
    for (let repeat = 0; repeat < repeats; repeat++) {
      const { first, whole } = await timeRoom(browser, `${origin}/r/${room}`, tiles);
      const png = await timePng(browser, `${origin}/api/v1/rooms/${room}/mural.png`);
      paints.push({ first, whole, png });
    }
    return paints;
  } finally {
    await browser.close();
  }
}

/**
 * Different colours among 16 × 16 samples of the canvas's middle (an eighth of its edges, where the first
 * tile comes) from which it shows the picture: placeholders have one or two.
 */
const COLORFUL = 4;
const PATIENCE = 60_000;

/** What the page itself sees; `performance.now()` counts from the start of the navigation. */
interface Seen {
  first?: number;
  whole?: number;
}
declare global {
  var seen: Seen;
}

async function timeRoom(browser: Browser, url: string, tiles: number): Promise<Required<Seen>> {
  // A context of its own: nothing is cached.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchCanvas, { tiles, colorful: COLORFUL });
    await page.goto(url);
    await page.waitForFunction(() => globalThis.seen.whole !== undefined, null, { timeout: PATIENCE });
    return (await page.evaluate(() => globalThis.seen)) as Required<Seen>;
  } finally {
    await context.close();
  }
}

/** Runs in the page before its own code: looks at the largest canvas after each frame. */
function watchCanvas({ tiles, colorful }: { tiles: number; colorful: number }): void {
  globalThis.seen = {};
  const small = document.createElement('canvas');
  small.width = small.height = 16;
  const samples = small.getContext('2d', { willReadFrequently: true });
  let came = 0;
  new PerformanceObserver((list) => {
    came += list.getEntries().filter(({ name }) => name.includes('/mural/tiles/')).length;
  }).observe({ type: 'resource', buffered: true });

  const colorsOf = (canvas: HTMLCanvasElement): number => {
    if (!samples) return 0;
    samples.clearRect(0, 0, 16, 16);
    samples.imageSmoothingEnabled = false;
    const { width, height } = canvas;
    samples.drawImage(canvas, (width * 7) / 16, (height * 7) / 16, width / 8, height / 8, 0, 0, 16, 16);
    return new Set(new Uint32Array(samples.getImageData(0, 0, 16, 16).data.buffer)).size;
  };
  let framesSinceAll = 0;
  const area = ({ width, height }: HTMLCanvasElement): number => width * height;
  const look = (): void => {
    if (globalThis.seen.first === undefined) {
      const [canvas] = [...document.querySelectorAll('canvas')].sort((a, b) => area(b) - area(a));
      if (canvas && area(canvas) > 0 && colorsOf(canvas) >= colorful)
        globalThis.seen.first = performance.now();
    }
    if (came >= tiles) framesSinceAll++;
    // The frame after the last tile draws it, the one after that has it on the screen.
    if (framesSinceAll > 2 && globalThis.seen.first !== undefined) globalThis.seen.whole = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function timePng(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'load' });
    return await page.evaluate(async () => {
      await document.images[0]?.decode();
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now();
    });
  } finally {
    await context.close();
  }
}
