/** Pictures for the painter: from a PNG or any other image file, or the one that is built in. */
import { converter, differenceEuclidean, nearest } from 'culori';
import sharp from 'sharp';

/** Pixels in the colours of a mural. -1 leaves what is there as it is. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly colors: Int16Array;
}

/** A sunflower: letters stand for colours, dots for nothing. */
const FLOWER = [
  '....yyy....',
  '..yyoyoyy..',
  '.yyobbboyy.',
  '.yobbbbboy.',
  'yyobbbbboyy',
  '.yobbbbboy.',
  '.yyobbboyy.',
  '..yyoyoyy..',
  '....yyy....',
  '.....g.....',
  '.gg..g..gg.',
  '..ggggggg..',
  '.....g.....',
  '.....g.....',
];
const INKS: Readonly<Record<string, string>> = { y: '#ffd635', o: '#ffa800', b: '#6d482f', g: '#00a368' };

/** Which colour of the palette looks most like another one: by distance in Oklab, which is close to how people see. */
function matcher(palette: readonly string[]): (hex: string) => number {
  const oklab = converter('oklab');
  const colors = palette.map((hex) => oklab(hex));
  const find = nearest([...colors.keys()], differenceEuclidean('oklab'), (index) => colors[index] ?? 'black');
  const known = new Map<string, number>();
  return (hex) => {
    const index = known.get(hex) ?? find(hex)[0] ?? 0;
    known.set(hex, index);
    return index;
  };
}

export function flower(palette: readonly string[]): Picture {
  const match = matcher(palette);
  const letters = FLOWER.flatMap((line) => [...line]);
  const colors = Int16Array.from(letters, (letter) =>
    letter === '.' ? -1 : match(INKS[letter] ?? '#000000'),
  );
  return { width: FLOWER[0]?.length ?? 0, height: FLOWER.length, colors };
}

/** Made smaller to fit into `most` pixels a side. Transparent pixels are left out. */
export async function readPicture(file: string, palette: readonly string[], most: number): Promise<Picture> {
  const { data, info } = await sharp(file)
    .resize({ width: most, height: most, fit: 'inside', withoutEnlargement: true, kernel: 'nearest' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const match = matcher(palette);
  const colors = new Int16Array(info.width * info.height).map((_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(index * 4, index * 4 + 4);
    if (alpha < 128) return -1;
    return match(`#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`);
  });
  return { width: info.width, height: info.height, colors };
}
