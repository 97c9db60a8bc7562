/** People who play cards over the live endpoint: each follows the table as their page does, and moves what they see. */
import { follow } from '../src/activities/table/follow.ts';
import { areaIn } from '../src/activities/table/games/game.ts';
import type { TableCommand, TableView } from '../src/activities/table/types.ts';
import { type LiveClient, openLiveClient } from './live-client.ts';
import type { Seed } from './seed.ts';

/** What was done, by the number its entry has in the table's log. */
export interface Acts {
  readonly bySeq: Map<number, { readonly by: string; readonly sentAt: number; readonly doneAt: number }>;
  readonly refusals: Map<string, number>;
  /** Sent and not yet answered. */
  waiting: number;
}
export const createActs = (): Acts => ({ bySeq: new Map(), refusals: new Map(), waiting: 0 });

/** Somebody whose table is open: when they had folded in each entry. */
export interface Onlooker {
  readonly name: string;
  readonly client: LiveClient;
  readonly heard: Map<number, number>;
  view(): TableView;
}

export interface TablePlayer extends Onlooker {
  ask(command: TableCommand): void;
  /** Draws a card, lays it open, turns it down or puts it under the pile: whichever is next. */
  act(): void;
}

interface Wish {
  readonly port: number;
  readonly seed: Seed;
  readonly name: string;
  readonly cookie?: string;
}

export async function openOnlooker(wish: Wish): Promise<Onlooker> {
  return look(wish, {});
}

async function look(
  { port, seed: { room }, name, cookie }: Wish,
  answers: { readonly done?: (n: number, seq: number) => void; refused?: (n: number, code: string) => void },
): Promise<Onlooker> {
  const heard = new Map<number, number>();
  let view: TableView | undefined;
  const client = await openLiveClient({
    port,
    room: room.code,
    activity: 'table',
    ...(cookie !== undefined && { cookie }),
    opened: (message) => {
      view = message.view as TableView;
    },
    entries(entries) {
      for (const entry of entries) {
        if (!view) throw new Error('an entry came before the table');
        view = follow(view, entry);
        heard.set(entry.seq, performance.now());
      }
    },
    ...answers,
  });
  return { name, client, heard, view: () => view as TableView };
}

/** @param seat where they are going to sit */
export async function openPlayer(wish: Wish, seat: number, acts: Acts): Promise<TablePlayer> {
  const sent = new Map<number, number>();
  const onlooker = await look(wish, {
    done(n, seq) {
      const sentAt = sent.get(n);
      if (sentAt === undefined || !sent.delete(n)) return;
      acts.waiting--;
      acts.bySeq.set(seq, { by: wish.name, sentAt, doneAt: performance.now() });
    },
    refused(n, code) {
      if (sent.delete(n)) acts.waiting--;
      acts.refusals.set(code, (acts.refusals.get(code) ?? 0) + 1);
    },
  });
  const ask = (command: TableCommand): void => {
    const sentAt = performance.now();
    sent.set(onlooker.client.do(command), sentAt);
    acts.waiting++;
  };
  return {
    ...onlooker,
    ask,
    act() {
      // What the act before comes to is not known yet: nobody acts faster than they see.
      if (sent.size > 0) return;
      ask(nextAct(onlooker.view(), seat));
    },
  };
}

/** Everybody has a spot of their own, so that nobody is in another's way. */
function nextAct(view: TableView, seat: number): TableCommand {
  const draw = areaIn(view, 'draw') ?? 0;
  const spot = { x: 180 * seat, y: 300 };
  const own = view.places.find(({ shape }) => shape?.x === spot.x && shape.y === spot.y);
  const [onTable] = own?.cards ?? [];
  if (onTable) {
    const [, handle, , , up] = onTable;
    if (up === 1) return { type: 'turn', cards: [handle] };
    return { type: 'move', cards: [handle], to: { pile: draw, bottom: true }, up: false };
  }
  const [inHand] = view.places.find(({ id }) => id === seat)?.cards ?? [];
  if (inHand) return { type: 'move', cards: [inHand[1]], to: spot, up: true };
  return { type: 'draw', pile: draw, count: 1 };
}
