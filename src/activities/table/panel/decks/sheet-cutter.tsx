import { useSignal } from '@preact/signals';
import { ChevronLeft, Grid3x3 } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../../../../web/kit/button.tsx';
import { Check } from '../../../../web/kit/check.tsx';
import { Field } from '../../../../web/kit/field.tsx';
import { Progress } from '../../../../web/kit/progress.tsx';
import { isRefusal } from '../../../activity.ts';
import { type DraftPicture, pictureCard } from './draft.ts';
import { FileButton } from './file-button.tsx';
import { addCards, notTaken, opening, type Step } from './maker.ts';
import { NotTakenList } from './not-taken.tsx';
import { cutOut, openPicture, sampleOf } from './prepare-picture.ts';
import { cellAt, type Grid, guessGrid, isBlank, MOST_LINES, roughnessOf, withoutRim } from './sheet.ts';
import { t } from './words.ts';

/** Edge of the sheet in small, in which gaps between cards are looked for, in pixels. */
const SAMPLE = 420;

interface Sheet {
  readonly bitmap: ImageBitmap;
  readonly url: string;
}

/** One picture, cut into cards by columns and rows, with the cuts shown on it. */
export function SheetCutter({ go }: { go(step: Step): void }) {
  const sheet = useSignal<Sheet | null>(null);
  const grid = useSignal<Grid>({ columns: 1, rows: 1 });
  const count = useSignal(1);
  const lastIsBack = useSignal(false);
  const busy = opening.value;

  const letGo = (): void => {
    sheet.peek()?.bitmap.close();
    if (sheet.peek()) URL.revokeObjectURL((sheet.peek() as Sheet).url);
  };
  useEffect(() => {
    notTaken.value = [];
    return letGo;
  }, []);

  async function open(file: File | undefined): Promise<void> {
    if (!file) return;
    const bitmap = await openPicture(file);
    if (isRefusal(bitmap)) {
      notTaken.value = [{ file: file.name, why: bitmap }];
      return;
    }
    notTaken.value = [];
    letGo();
    sheet.value = { bitmap, url: URL.createObjectURL(file) };
    const { width, height } = bitmap;
    const small = sampleOf(bitmap, { x: 0, y: 0, width, height }, SAMPLE);
    setGrid(guessGrid(width, height, roughnessOf(small, SAMPLE, SAMPLE)));
  }

  function setGrid(next: Grid): void {
    grid.value = next;
    const found = sheet.peek();
    if (!found) return;
    const { width, height } = found.bitmap;
    let cards = next.columns * next.rows;
    // Cells at the end that are like the last corner of the sheet are empty.
    const paper = sampleOf(found.bitmap, { x: width - 2, y: height - 2, width: 2, height: 2 }, 1);
    const isEmpty = (at: number) =>
      isBlank(sampleOf(found.bitmap, withoutRim(cellAt(next, at, width, height)), 12), paper);
    while (cards > 1 && isEmpty(cards - 1)) cards--;
    count.value = cards;
  }

  async function cut(): Promise<void> {
    const found = sheet.peek();
    if (!found || opening.peek()) return;
    const { width, height } = found.bitmap;
    const pictures: DraftPicture[] = [];
    for (let at = 0; at < count.peek(); at++) {
      opening.value = { done: at, count: count.peek() };
      pictures.push(await cutOut(found.bitmap, cellAt(grid.peek(), at, width, height)));
    }
    opening.value = null;
    const back = lastIsBack.peek() ? pictures.pop() : undefined;
    addCards(
      pictures.map((picture) => pictureCard(picture, '')),
      back && { backPicture: back },
    );
    go('edit');
  }

  const { columns, rows } = grid.value;
  const number = (value: string, most: number): number =>
    Math.min(most, Math.max(1, Math.round(Number(value)) || 1));
  return (
    <div class="flex flex-col gap-4">
      <div class="flex items-center justify-between gap-2">
        <Button
          look="quiet"
          size="sm"
          class="-ml-2"
          icon={<ChevronLeft size={17} />}
          onClick={() => go('ways')}
        >
          {t('back')}
        </Button>
        {sheet.value && (
          <FileButton
            label={t('other-sheet')}
            size="sm"
            accept="image/png,image/jpeg,image/webp,image/avif"
            onFiles={([file]) => void open(file)}
          />
        )}
      </div>
      <NotTakenList />
      {sheet.value ? (
        <div class="grid gap-5 md:grid-cols-[minmax(0,1fr)_15rem]">
          <Cuts sheet={sheet.value} grid={grid.value} count={count.value} />
          <div class="flex flex-col gap-4 md:order-last">
            <div class="grid grid-cols-2 gap-3">
              <Field
                label={t('columns')}
                type="number"
                inputMode="numeric"
                min={1}
                max={MOST_LINES}
                value={columns}
                onInput={(event) => setGrid({ columns: number(event.currentTarget.value, MOST_LINES), rows })}
              />
              <Field
                label={t('rows')}
                type="number"
                inputMode="numeric"
                min={1}
                max={MOST_LINES}
                value={rows}
                onInput={(event) => setGrid({ columns, rows: number(event.currentTarget.value, MOST_LINES) })}
              />
            </div>
            <Field
              label={t('cards-on-it')}
              hint={t('cards-on-it-hint')}
              type="number"
              inputMode="numeric"
              min={1}
              max={columns * rows}
              value={count.value}
              onInput={(event) => {
                count.value = number(event.currentTarget.value, columns * rows);
              }}
            />
            <Check
              label={t('last-is-back')}
              checked={lastIsBack.value}
              onChange={(checked) => {
                lastIsBack.value = checked;
              }}
            />
            <Button look="primary" busy={busy !== null} onClick={() => void cut()}>
              {t('cut', { count: count.value - (lastIsBack.value ? 1 : 0) })}
            </Button>
            {busy && <Progress value={busy.done / busy.count} label={t('opening', busy)} />}
          </div>
        </div>
      ) : (
        <div class="flex flex-col items-center gap-3 rounded-xl border-2 border-edge/60 border-dashed px-4 py-12 text-center">
          <Grid3x3 size={34} strokeWidth={1.5} aria-hidden="true" class="text-accent" />
          <p class="max-w-90 text-muted">{t('way-sheet-text')}</p>
          <FileButton
            label={t('choose-sheet')}
            look="primary"
            accept="image/png,image/jpeg,image/webp,image/avif"
            onFiles={([file]) => void open(file)}
          />
        </div>
      )}
    </div>
  );
}

interface CutsProps {
  readonly sheet: Sheet;
  readonly grid: Grid;
  readonly count: number;
}

/** The sheet with the lines along which it is cut; what stays out is dim. */
function Cuts({ sheet: { url, bitmap }, grid, count }: CutsProps) {
  const { columns, rows } = grid;
  const [width, height] = [bitmap.width, bitmap.height];
  const edges = (many: number) => Array.from({ length: many - 1 }, (_, at) => at + 1);
  const out = Array.from({ length: columns * rows - count }, (_, at) => count + at);
  return (
    <div
      role="img"
      aria-label={t('sheet-preview', { columns, rows })}
      class="relative mx-auto max-h-[60dvh] min-h-0 max-w-full self-start overflow-hidden rounded-md border border-line"
      style={{ aspectRatio: `${width} / ${height}`, width: `min(100%, calc(60dvh * ${width / height}))` }}
    >
      <img src={url} alt="" class="block size-full" />
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        class="absolute inset-0 size-full"
      >
        {out.map((at) => (
          <rect key={at} {...cellAt(grid, at, width, height)} fill="#000" fill-opacity="0.62" />
        ))}
        {['#000000', '#ffd84d'].map((color, layer) => (
          <g
            key={color}
            stroke={color}
            stroke-opacity={layer === 0 ? 0.7 : 1}
            stroke-width={layer === 0 ? 4 : 2}
            vector-effect="non-scaling-stroke"
          >
            {edges(columns).map((at) => {
              const { x } = cellAt(grid, at, width, height);
              return <path key={`c${at}`} d={`M${x} 0V${height}`} vector-effect="non-scaling-stroke" />;
            })}
            {edges(rows).map((at) => {
              const { y } = cellAt(grid, at * columns, width, height);
              return <path key={`r${at}`} d={`M0 ${y}H${width}`} vector-effect="non-scaling-stroke" />;
            })}
          </g>
        ))}
      </svg>
    </div>
  );
}
