/** What the parts of the panel share: the table, what is chosen, what is shown of it. */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { PanelProps } from '../../../web/kit/panel.ts';
import { HOUSE_DECKS } from '../decks/house-decks.ts';
import type { SeatNumber, TableView } from '../types.ts';
import { type Aim, type Carried, commandFor } from './aim.ts';
import {
  type Camera,
  fitted,
  type Insets,
  type Point,
  type Size,
  stillFits,
  toStage,
  toTable,
} from './camera.ts';
import { SMALL_BELOW } from './cards/card-images.ts';
import { forgetDecks, loadDecks } from './decks/room-decks.ts';
import { createFairKeeper, type FairKeeper } from './fair/keeper.ts';
import { createFlights, type Flights } from './flights.ts';
import { pilesSeen, rulesDecide, rulesOf } from './games.ts';
import { acrossIf, type Box, boxAround, CARD, pileBox } from './geometry.ts';
import { createHandOrder, type HandOrder } from './hand-order.ts';
import { tablesApi } from './keep/api.ts';
import { createReplay, type Replay } from './keep/replay.ts';
import { type Playing, playingOf, shownOf } from './play/playing.ts';
import { pruned, type Selection } from './selection.ts';
import { createTableModel, type TableModel } from './table-model.ts';

export type CountDeed = 'draw' | 'deal' | 'peek' | 'cut';
/** Those that need to know nothing more. */
export type PlainDialog =
  | 'record'
  | 'scores'
  | 'help'
  | 'lay'
  | 'decks'
  | 'settings'
  | 'hand-over'
  | 'saved'
  | 'replays'
  | 'fair';
export type Dialog =
  | { readonly kind: PlainDialog }
  | { readonly kind: 'game'; readonly game: string }
  | { readonly kind: 'count'; readonly deed: CountDeed; readonly pile: number; readonly most: number }
  | { readonly kind: 'score'; readonly seat: SeatNumber }
  | { readonly kind: 'whom'; readonly deed: 'give' | 'show'; readonly cards: readonly number[] }
  | { readonly kind: 'write'; readonly id: number };

/** What waits for its place; `under`: beneath what lies there. */
export type Placing = Carried & { readonly under?: boolean };

export interface Desk {
  readonly props: PanelProps;
  readonly model: TableModel;
  readonly replay: Replay;
  readonly selection: Signal<Selection | null>;
  /** Chosen, and waiting for the place it goes to. */
  readonly placing: Signal<Placing | null>;
  /** The menu of deeds with what is chosen, at this point of the screen. */
  readonly menu: Signal<Point | null>;
  /** Whether a press adds to what is chosen, and the felt is for drawing rectangles: for who has no Shift key. */
  readonly picking: Signal<boolean>;
  /** The rectangle that is being drawn, on the stage. */
  readonly lasso: Signal<Box | null>;
  /** Before which card of the hand something would be put that is held over it. */
  readonly handGap: Signal<number | null>;
  /** What only I am told, for the ear: the outcome of what cannot be heard otherwise. */
  readonly said: Signal<string>;
  /** The round of a game with rules as it stands, or as the last one ended; null without any. */
  readonly playing: ReadonlySignal<Playing | null>;
  readonly dialog: Signal<Dialog | null>;
  /** Whether the result of a game that is over lies on the table, or was put away. */
  readonly ended: Signal<'shown' | 'away'>;
  readonly camera: Signal<Camera>;
  readonly size: Signal<Size>;
  /** Whether the camera follows the game by itself. */
  readonly follows: Signal<boolean>;
  readonly insets: Signal<Insets>;
  /** Whether cards on the table are drawn for small sizes. */
  readonly small: ReadonlySignal<boolean>;
  readonly flights: Flights;
  /** What this browser noted of fair shuffles. */
  readonly fair: FairKeeper;
  readonly handOrder: HandOrder;
  readonly root: { current: HTMLElement | null };
  readonly stage: { current: HTMLElement | null };
  /** Where on the table this point of the screen is. */
  spotAt(client: Point): Point;
  /** Where on the stage a point of the table is. */
  seenAt(point: Point): Point;
  fit(): void;
  /** Carries it there. @returns whether it was done */
  put(carried: Carried, aim: Aim): Promise<boolean>;
  still(): boolean;
  close(): void;
}

export function openDesk(props: PanelProps): Desk {
  const model = createTableModel(props);
  const replay = createReplay({
    model,
    page: (from, after) => tablesApi.replay(props.room.code, from, after),
  });
  const selection = signal<Selection | null>(null);
  const placing = signal<Placing | null>(null);
  const dialog = signal<Dialog | null>(null);
  const ended = signal<'shown' | 'away'>('shown');
  const size = signal<Size>({ width: 0, height: 0 });
  const insets = signal<Insets>({ top: 64, bottom: 16, side: 16 });
  const follows = signal(true);
  const camera = signal<Camera>({ x: 1200, y: 750, scale: 0.5 });
  const handOrder = createHandOrder(model);
  const root = { current: null as HTMLElement | null };
  const stage = { current: null as HTMLElement | null };
  const decks = [...HOUSE_DECKS.values()];
  const playing = computed(() => {
    const view = model.view.value;
    const rules = rulesOf(view);
    if (!view || !rules || !shownOf(view)) return null;
    return playingOf(rules, view, view.playing ? model.mine.value : null, decks, model.manages.value);
  });
  const stillness = matchMedia('(prefers-reduced-motion: reduce)');
  const still = () => stillness.matches;

  /** What there is to see, as I see the table. */
  const box = computed<Box | null>(() => {
    const view = model.view.value;
    if (!view) return null;
    const across = model.across.value;
    // While rules decide nobody puts anything where nothing lies.
    const ruled = rulesDecide(view);
    const seenPiles = pilesSeen(view).filter(({ count }) => count > 0 || !ruled);
    return boxAround([
      ...seenPiles.map(({ shape, count }) => pileBox(acrossIf(across, shape), shape.spread, count)),
      ...view.pieces.map((piece) => pileBox(acrossIf(across, piece), 'stack', 1)),
    ]);
  });

  function fit(): void {
    camera.value = fitted(box.peek(), size.peek(), insets.peek());
    follows.value = true;
  }

  let seen = false;
  const stops = [
    model.view.subscribe((view) => {
      if (!view) return;
      batch(() => {
        // All of a deck at once, as soon as it lies here: nobody's requests tell which card they saw.
        loadDecks(props.api, props.room.code, view.decks, view.shelf);
        selection.value = pruned(selection.peek(), view);
        handOrder.seen(view);
      });
    }),
    computed(() => [box.value, size.value, insets.value, follows.value] as const).subscribe(
      ([around, room, edges, following]) => {
        if (!following || room.width === 0) return;
        // Before anybody has seen it there is nothing to keep steady.
        if (seen && stillFits(camera.peek(), around, room, edges)) return;
        camera.value = fitted(around, room, edges);
        seen = around !== null;
      },
    ),
  ];
  const flights = createFlights({ model, root, still });
  const fair = createFairKeeper(model, props.room.code);

  return {
    props,
    model,
    replay,
    selection,
    placing,
    menu: signal(null),
    picking: signal(false),
    lasso: signal(null),
    handGap: signal(null),
    said: signal(''),
    playing,
    dialog,
    ended,
    camera,
    size,
    follows,
    insets,
    small: computed(() => camera.value.scale * CARD < SMALL_BELOW),
    flights,
    fair,
    handOrder,
    root,
    stage,
    spotAt({ x, y }) {
      const at = stage.current?.getBoundingClientRect() ?? new DOMRect();
      const seen = toTable(camera.peek(), size.peek(), { x: x - at.left, y: y - at.top });
      return acrossIf(model.across.peek(), seen);
    },
    seenAt: (point) => toStage(camera.peek(), size.peek(), acrossIf(model.across.peek(), point)),
    fit,
    async put(carried, aim) {
      const view = model.view.peek() as TableView;
      const command = commandFor(view, model.mine.peek(), carried, aim);
      if (!command) return false;
      const done = await model.send(command);
      if (done) selection.value = null;
      return done;
    },
    still,
    close() {
      for (const stop of stops) stop();
      replay.close();
      flights.close();
      fair.close();
      forgetDecks();
      handOrder.close();
      model.close();
    },
  };
}
