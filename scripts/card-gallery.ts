/**
 * Every card on felt, to look at its design: `node scripts/card-gallery.ts FILE.html`.
 * With `--four` in four colours, with `--fr` with the letters of French cards. In the
 * browser `?theme=coffee&width=44&deck=tarot-78` shows one theme, width or deck, and
 * `&moving` says in the title how many frames a second there are while all of them move.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Deck, faceName } from '../src/activities/table/decks/deck.ts';
import { HOUSE_DECKS } from '../src/activities/table/decks/house-decks.ts';
import { SMALL_BELOW } from '../src/activities/table/panel/cards/card-images.ts';
import { drawBack, drawFace, drawPlace } from '../src/activities/table/panel/cards/draw-card.ts';

const [file, ...wishes] = process.argv.slice(2);
if (!file) {
  console.error('Usage: node scripts/card-gallery.ts FILE.html [--four] [--fr]');
  process.exit(1);
}
const language = wishes.includes('--fr') ? 'fr' : 'en';
const fourColors = wishes.includes('--four');

const address = (svg: string) => `data:image/svg+xml,${encodeURIComponent(svg)}`;
const image = (svg: string, alt: string, size: string) =>
  `<img class="${size}" src="${address(svg)}" alt="${alt}" title="${alt}">`;

function cards(deck: Deck, small: boolean): string {
  const size = small ? 'small' : 'large';
  const faces = deck.faces.map((_, index) =>
    image(drawFace(deck, index, { language, fourColors, small }), faceName(deck, index, language), size),
  );
  const backs = ([0, 1] as const).map((color) => image(drawBack(deck, color), 'back', size));
  return [...faces, ...backs, image(drawPlace(deck.ratio), 'empty place', size)].join('');
}

const sections = [...HOUSE_DECKS.values()].map(
  (deck) =>
    `<section data-deck="${deck.id}"><h2>${deck.names[language]}</h2>${cards(deck, false)}${cards(deck, true)}</section>`,
);
// The colours of the themes, without what only the build understands.
const css = readFileSync(join(import.meta.dirname, '../src/web/kit/theme.css'), 'utf8');
const themes = css.slice(css.indexOf(':root'), css.indexOf('@theme'));

writeFileSync(
  file,
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Cards</title>
<style>
${themes}
:root { --felt: #2c6e54; --felt-edge: #215541; }
[data-theme="dark"] { --felt: #1d4a3a; --felt-edge: #163a2d; }
[data-theme="coffee"] { --felt: #3f4a2f; --felt-edge: #303923; }
body { margin: 0; padding: 24px; background: var(--surface); color: var(--ink); font: 15px system-ui, sans-serif }
section { background: radial-gradient(at 50% 20%, var(--felt), var(--felt-edge)); color: #fff; padding: 16px; border-radius: 18px; margin-bottom: 24px; }
h2 { font-size: 15px; margin: 0 0 12px; font-weight: 600 }
img { width: var(--width); margin: 4px; vertical-align: top; filter: drop-shadow(0 1px 2px rgb(0 0 0 / .35)) }
[data-size="small"] .large, [data-size="large"] .small { display: none }
</style>
${sections.join('\n')}
<script>
const wish = new URLSearchParams(location.search);
const width = Number(wish.get('width') ?? 100);
const root = document.documentElement;
root.dataset.theme = wish.get('theme') ?? 'light';
root.dataset.size = width < ${SMALL_BELOW} ? 'small' : 'large';
root.style.setProperty('--width', width + 'px');
for (const section of document.querySelectorAll('section'))
  section.hidden = wish.has('deck') && wish.get('deck') !== section.dataset.deck;
if (wish.has('moving')) move([...document.querySelectorAll('section:not([hidden]) img')]);
function move(cards) {
  let [frames, since] = [0, performance.now()];
  for (const card of cards) card.style.willChange = 'transform';
  requestAnimationFrame(function frame(now) {
    cards.forEach((card, at) => {
      const turn = now / 1300 + at;
      card.style.transform = 'translate(' + 90 * Math.sin(turn) + 'px,' + 60 * Math.cos(turn * 1.3) + 'px) rotate(' + (at % 30 - 15) + 'deg)';
    });
    frames++;
    if (now - since > 1000) {
      document.title = Math.round((frames * 1000) / (now - since)) + ' frames a second, ' + cards.length + ' cards';
      [frames, since] = [0, now];
    }
    requestAnimationFrame(frame);
  });
}
</script></html>`,
);
console.log(file);
