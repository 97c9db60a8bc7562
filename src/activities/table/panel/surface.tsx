import { useComputed } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { language } from '../../../web/kit/i18n.ts';
import { HEIGHT, type TableView, WIDTH } from '../types.ts';
import type { Desk } from './desk.ts';
import { pilesSeen } from './games.ts';
import { fourColors } from './looks.ts';
import { Piece } from './piece.tsx';
import { Pile } from './pile.tsx';
import { WhoseCards } from './play/whose-cards.tsx';
import type { PileView } from './seeing.ts';
import type { Selection } from './selection.ts';
import { t } from './words.ts';

/** The felt with all that lies on it, in units of the table; what moves it is one transform. */
export function World({ desk }: { readonly desk: Desk }) {
  const world = useRef<HTMLDivElement>(null);
  // Straight to the element: panning redraws nothing.
  useEffect(() => keepInView(desk, () => world.current), [desk]);
  return (
    <div ref={world} data-world="" class="table-world absolute top-0 left-0 size-0">
      <div
        aria-hidden="true"
        class="pointer-events-none absolute rounded-[160px] border-[3px] border-[var(--felt-line)]"
        style={{ width: `${WIDTH}px`, height: `${HEIGHT}px` }}
      />
      <Things desk={desk} />
    </div>
  );
}

function keepInView(desk: Desk, element: () => HTMLElement | null): () => void {
  const apply = () => {
    const { x, y, scale } = desk.camera.value;
    const { width, height } = desk.size.value;
    const style = element()?.style;
    if (!style) return;
    style.transform = `translate(${width / 2 - x * scale}px,${height / 2 - y * scale}px) scale(${scale})`;
    style.setProperty('--scale', `${scale}`);
  };
  const stops = [desk.camera.subscribe(apply), desk.size.subscribe(apply)];
  return () => {
    for (const stop of stops) stop();
  };
}

interface Kept {
  readonly pile: PileView;
  readonly how: string;
  readonly node: VNode;
}

function Things({ desk }: { readonly desk: Desk }) {
  const kept = useRef(new Map<number, Kept>());
  const small = useComputed(() => desk.small.value);
  const view = desk.model.view.value;
  if (!view) return null;
  const across = desk.model.across.value;
  const selection = desk.selection.value;
  const looks = `${across} ${small.value} ${language.value} ${fourColors.value} ${view.decks.join()}`;
  const next = new Map<number, Kept>();
  for (const pile of pilesSeen(view)) {
    const chosen = chosenIn(selection, pile);
    const how = `${looks} ${chosen}`;
    const before = kept.current.get(pile.id);
    // The same node is not looked at again: of two hundred cards only the pile that changed is drawn.
    next.set(
      pile.id,
      before?.pile === pile && before.how === how
        ? before
        : { pile, how, node: node(desk, view, pile, across, small.value, selection, chosen) },
    );
  }
  kept.current = next;
  const pieces = selection?.kind === 'pieces' || selection?.kind === 'group' ? selection.pieces : [];
  return (
    <>
      {[...next.values()].map((one) => one.node)}
      <WhoseCards desk={desk} view={view} across={across} />
      {view.pieces.map((piece) => (
        <Piece
          key={`p${piece.id}`}
          desk={desk}
          piece={piece}
          across={across}
          chosen={pieces.includes(piece.id)}
        />
      ))}
    </>
  );
}

function node(
  desk: Desk,
  view: TableView,
  pile: PileView,
  across: boolean,
  small: boolean,
  selection: Selection | null,
  chosen: string,
): VNode {
  const cards = chosen !== '' && selection?.kind === 'cards' ? selection.cards : [];
  return (
    <Pile
      key={pile.id}
      desk={desk}
      view={view}
      pile={pile}
      across={across}
      small={small}
      chosen={chosen === 'all'}
      cards={cards}
    />
  );
}

function chosenIn(selection: Selection | null, pile: PileView): string {
  if (selection?.kind === 'pile') return selection.pile === pile.id ? 'all' : '';
  if (selection?.kind === 'group') return selection.piles.includes(pile.id) ? 'all' : '';
  if (selection?.kind !== 'cards') return '';
  return pile.cards
    .filter(([, handle]) => selection.cards.includes(handle))
    .map(([, handle]) => handle)
    .join();
}

/** The rectangle that is being drawn. */
function Lasso({ desk }: { readonly desk: Desk }) {
  const box = desk.lasso.value;
  if (!box) return null;
  const style = {
    left: `${box.left}px`,
    top: `${box.top}px`,
    width: `${box.right - box.left}px`,
    height: `${box.bottom - box.top}px`,
  };
  return <div aria-hidden="true" data-lasso="" class="table-lasso" style={style} />;
}

/** The stage on which the table stands. */
export function Stage({
  desk,
  children,
}: {
  readonly desk: Desk;
  readonly children: preact.ComponentChildren;
}) {
  useEffect(() => {
    const stage = desk.stage.current;
    if (!stage) return;
    const watcher = new ResizeObserver(() => {
      desk.size.value = { width: stage.clientWidth, height: stage.clientHeight };
    });
    watcher.observe(stage);
    return () => watcher.disconnect();
  }, [desk]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pressing the felt only lets go of what is chosen; Escape does it too
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div
      ref={(element) => {
        desk.stage.current = element;
      }}
      data-stage=""
      data-follows={desk.follows.value ? '' : undefined}
      data-placing={desk.placing.value ? '' : undefined}
      data-picking={desk.picking.value ? '' : undefined}
      class="felt relative min-h-0 flex-1 overflow-clip"
      onClick={(event) => {
        if (event.target === event.currentTarget && !desk.picking.peek()) desk.selection.value = null;
      }}
    >
      <section aria-label={t('surface')} class="contents">
        <World desk={desk} />
      </section>
      <Lasso desk={desk} />
      {children}
    </div>
  );
}
