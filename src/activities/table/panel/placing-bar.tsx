import { BetweenHorizontalEnd, Crosshair, X } from 'lucide-preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from '../../../web/kit/icon-button.tsx';
import { HEIGHT, type TableView, WIDTH } from '../types.ts';
import { type Aim, cardsOf } from './aim.ts';
import { placeName } from './card-words.ts';
import type { Desk } from './desk.ts';
import { acrossIf } from './geometry.ts';
import { pilesOf } from './seeing.ts';
import { freeSpot } from './spots.ts';
import { t } from './words.ts';

interface Goal {
  readonly key: string;
  readonly label: string;
  readonly aim: Aim;
}

/** Places by name, for who does not point: what waits to be put somewhere goes where one chooses. */
export function PlacingBar({ desk }: { readonly desk: Desk }) {
  const { model, placing } = desk;
  const bar = useRef<HTMLDivElement>(null);
  const waits = placing.value !== null;
  // Who came with the keyboard goes on with it; closed, the focus returns to what was moved.
  useLayoutEffect(() => {
    if (waits && desk.root.current?.querySelector(':focus-visible'))
      bar.current?.querySelector<HTMLElement>('[data-goal]')?.focus();
  }, [waits]);
  const view = model.view.value;
  const carried = placing.value;
  if (!view || !carried) return null;
  const { under } = carried;
  const ontoPiles =
    carried.kind === 'group'
      ? carried.pieces.length === 0
      : carried.kind === 'cards' || carried.kind === 'pile';
  const all = goalsFor(view, model.across.value, ontoPiles, {
    fromHand: carried.kind === 'cards' && carried.up !== undefined,
    own: carried.kind === 'pile' ? [carried.pile] : carried.kind === 'group' ? carried.piles : [],
    toHand: carried.kind !== 'group' || cardsOf(view, carried.piles) !== null,
  });
  const goals = under ? all.filter(({ aim }) => aim.at === 'pile') : all;
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('where-to')}
      data-fixed=""
      class="absolute inset-x-2 bottom-2 z-20 mx-auto flex max-w-190 animate-rise flex-col gap-1 rounded-xl border border-line bg-raised p-1.5 text-ink shadow-float"
    >
      <p class="flex items-center gap-2 pl-2 text-sm">
        <Crosshair size={16} aria-hidden="true" class="text-muted" />
        <span class="font-semibold">{t(under ? 'under-which' : 'where-to')}</span>
        <span class="truncate text-muted max-sm:hidden">{t('where-hint')}</span>
        <span class="ml-auto" />
        {ontoPiles && carried.kind !== 'group' && (
          <button
            type="button"
            aria-pressed={under === true}
            onClick={() => {
              placing.value = { ...carried, under: !under };
            }}
            class="flex h-8 pointer-coarse:h-11 items-center gap-1.5 rounded-md px-2.5 font-medium text-sm transition-colors hover:bg-ink/7 aria-pressed:bg-tint aria-pressed:text-accent"
          >
            <BetweenHorizontalEnd size={16} aria-hidden="true" />
            {t('beneath')}
          </button>
        )}
        <IconButton
          label={t('cancel')}
          tip="none"
          size="sm"
          icon={<X size={16} />}
          onClick={() => {
            placing.value = null;
          }}
        />
      </p>
      <div class="flex max-h-38 flex-wrap gap-1.5 overflow-y-auto p-1">
        {goals.map(({ key, label, aim }) => (
          <button
            key={key}
            type="button"
            data-goal=""
            onClick={() => void putThere(desk, aim)}
            class="h-10 pointer-coarse:h-11 shrink-0 rounded-full border border-edge/60 px-3.5 font-medium text-sm transition-colors hover:border-edge hover:bg-sunken"
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}

/** What waits goes there. */
export async function putThere(desk: Desk, aim: Aim): Promise<void> {
  const carried = desk.placing.peek();
  if (!carried) return;
  desk.placing.value = null;
  await desk.put(carried, carried.under && aim.at === 'pile' ? { ...aim, bottom: true } : aim);
}

function goalsFor(
  view: TableView,
  across: boolean,
  isCards: boolean,
  {
    fromHand,
    own,
    toHand,
  }: { readonly fromHand: boolean; readonly own: readonly number[]; readonly toHand: boolean },
): readonly Goal[] {
  const goals: Goal[] = [];
  const piles = pilesOf(view).filter(({ id }) => !own.includes(id));
  if (isCards) {
    for (const { id } of piles)
      goals.push({ key: `p${id}`, label: placeName(view, id), aim: { at: 'pile', pile: id } });
    if (!fromHand && toHand) goals.push({ key: 'hand', label: t('to-hand'), aim: { at: 'hand' } });
  }
  const taken = [...piles.map(({ shape }) => shape), ...view.pieces];
  for (const { key, label, x, y } of [
    { key: 'middle', label: t('to-middle'), x: WIDTH / 2, y: HEIGHT / 2 },
    { key: 'me', label: t('to-me'), x: WIDTH / 2, y: HEIGHT / 2 + 260 },
    { key: 'left', label: t('to-left'), x: WIDTH / 2 - 380, y: HEIGHT / 2 },
    { key: 'right', label: t('to-right'), x: WIDTH / 2 + 380, y: HEIGHT / 2 },
    { key: 'far', label: t('to-far'), x: WIDTH / 2, y: HEIGHT / 2 - 260 },
  ])
    goals.push({ key, label, aim: { at: 'spot', ...freeSpot(taken, acrossIf(across, { x, y })) } });
  return goals;
}
