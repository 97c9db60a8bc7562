/** The order of one's own hand as one puts it: seen at once, told to the table when one has done with it. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Handle, TableView } from '../types.ts';
import { handleOf, handOf } from './seeing.ts';
import type { TableModel } from './table-model.ts';

export interface HandOrder {
  /** Null where it is as the table says. */
  readonly order: ReadonlySignal<readonly Handle[] | null>;
  /** The hand as it is seen now. */
  now(): readonly Handle[];
  /** Cards lie in this order from now on. `later`: more of the kind may follow at once, as with a key held down. */
  put(next: readonly Handle[], later?: boolean): void;
  /** Another view of the table is there. */
  seen(view: TableView): void;
  close(): void;
}

/** So long after the last of several steps it is told, in ms. */
const AFTER = 700;

export function createHandOrder(model: TableModel): HandOrder {
  const order = signal<readonly Handle[] | null>(null);
  let timer = 0;
  let untold = false;
  const held = (view = model.view.peek()): readonly Handle[] =>
    (view && handOf(view, model.mine.peek())?.cards.map(handleOf)) ?? [];

  async function tell(): Promise<void> {
    clearTimeout(timer);
    const cards = order.peek();
    untold = false;
    if (!cards || sameOrder(cards, held())) return;
    if (!(await model.send({ type: 'sort', cards })) && !untold) order.value = null;
  }

  return {
    order,
    now: () => order.peek() ?? held(),
    put(next, later = false) {
      order.value = next;
      untold = true;
      clearTimeout(timer);
      if (later) timer = window.setTimeout(() => void tell(), AFTER);
      else void tell();
    },
    seen(view) {
      const cards = order.peek();
      if (!cards) return;
      const hand = held(view);
      const same = hand.length === cards.length && hand.every((card) => cards.includes(card));
      if (untold && same) return;
      clearTimeout(timer);
      untold = false;
      order.value = null;
    },
    close() {
      if (untold) void tell();
      clearTimeout(timer);
    },
  };
}

const sameOrder = (one: readonly Handle[], other: readonly Handle[]): boolean =>
  one.length === other.length && one.every((card, at) => card === other[at]);
