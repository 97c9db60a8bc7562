/** The table of one room, live: what I am shown of it, and what I do at it. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ShownEntry, Spot } from '../../../live/protocol.ts';
import type { PanelProps } from '../../../web/kit/panel.ts';
import { refusalWords } from '../../../web/kit/refusals.ts';
import { toast } from '../../../web/kit/toast.tsx';
import { isRefusal, type Person, type Refusal } from '../../activity.ts';
import { follow } from '../follow.ts';
import {
  type LogLine,
  MAX_SEATS,
  type SeatNumber,
  type ShownTableEvent,
  type TableCommand,
  type TableView,
} from '../types.ts';
import { gameOf } from './games.ts';
import { sitsAcross } from './ring.ts';

export interface TableModel {
  /** Null until it is there. In a replay, the table as it was. */
  readonly view: ReadonlySignal<TableView | null>;
  /** The table as it is, also while one looks at the past. */
  readonly present: ReadonlySignal<TableView | null>;
  /** Whether the table is shown as it was. Nothing can be done at it then. */
  readonly replays: ReadonlySignal<boolean>;
  /** Shows the table as it was; null for as it is. @param entry what led there, where it is to be seen happening */
  showPast(past: TableView | null, entry: ShownEntry | null): void;
  readonly refused: ReadonlySignal<Refusal | null>;
  readonly mine: ReadonlySignal<SeatNumber | null>;
  /** How many seats the game has. */
  readonly seats: ReadonlySignal<number>;
  /** Whether I look at the table from its other side. */
  readonly across: ReadonlySignal<boolean>;
  /** Whether I look after the room. */
  readonly manages: ReadonlySignal<boolean>;
  /** Why I may not play here, in words; null where I may. */
  whyNot(): string | null;
  nameOf(person: Person): string | null | undefined;
  isMe(person: Person): boolean;
  /** Tells why where it is refused. @returns whether it was done */
  send(command: TableCommand): Promise<boolean>;
  /** The same, for who tells it otherwise: the refusal, or null. */
  trySend(command: TableCommand): Promise<Refusal | null>;
  /** Says why something was not done. */
  tell(refusal: Refusal): void;
  /** Before and after each entry is folded in; the first argument is what is on the screen still. */
  onEntry(listener: EntryListener): () => void;
  /** The same of what happens now, also while one looks at the past. */
  onNews(listener: EntryListener): () => void;
  /** Where people point, in the table's units. */
  readonly pointers: ReadonlySignal<ReadonlyMap<Person, Spot>>;
  /** Shows others where I point; null for nowhere. */
  point(at: Spot | null): void;
  /** By the server's clock. */
  now(): number;
  close(): void;
}

export type EntryListener = (
  before: TableView,
  shown: ShownTableEvent,
  line: LogLine,
  alone: boolean,
  /** Whether the table stands as this entry left it: what comes in a bundle is told as it stands after all of it. */
  single: boolean,
) => void;

/** What is on its way while this many come at once is not worth watching. */
const MANY = 6;

export function createTableModel(props: PanelProps): TableModel {
  const { live, room, people, me, askName, manages, whyNot } = props;
  const present = signal<TableView | null>(null);
  const past = signal<TableView | null>(null);
  const view = computed(() => past.value ?? present.value);
  const refused = signal<Refusal | null>(null);
  const namesVersion = signal(0);
  const pointers = signal<ReadonlyMap<Person, Spot>>(new Map());
  const listeners = new Set<EntryListener>();
  const newsListeners = new Set<EntryListener>();
  const stopNames = people.onChange(() => {
    namesVersion.value++;
  });

  const channel = live.open<TableView>(room.code, 'table', {
    view(next) {
      refused.value = null;
      // Who went meanwhile is not told any more.
      pointers.value = new Map();
      present.value = next;
    },
    entries(entries) {
      for (const entry of entries) take(entry, entries.length);
    },
    pointers(moved) {
      const next = new Map(pointers.peek());
      for (const [person, at] of moved) {
        if (at) next.set(person, at);
        else next.delete(person);
      }
      pointers.value = next;
    },
    refused(refusal) {
      refused.value = refusal;
    },
  });

  function take(entry: ShownEntry, count: number): void {
    const before = present.peek();
    if (!before) return;
    tell(newsListeners, before, entry, count);
    // What happens while one looks at the past is not on the screen.
    if (!past.peek()) tell(listeners, before, entry, count);
    present.value = follow(before, entry);
  }

  function tell(to: Iterable<EntryListener>, before: TableView, entry: ShownEntry, count: number): void {
    const shown = entry.e as ShownTableEvent;
    const { seq, at, by } = entry;
    const line = { seq, at, by, act: shown.act };
    for (const listener of [...to]) listener(before, shown, line, count <= MANY, count === 1);
  }

  const isMe = (person: Person): boolean =>
    person !== 0 && (person === me.value?.number || me.value?.also?.includes(person) === true);
  const mine = computed(() => view.value?.seats.find(({ person }) => isMe(person))?.seat ?? null);
  const seats = computed(() => gameOf(view.value)?.seats.max ?? MAX_SEATS);

  async function trySend(command: TableCommand): Promise<Refusal | null> {
    if (past.peek()) return { refused: 'table/replaying' };
    if (!me.peek() && !(await askName())) return { refused: 'table/sit-first' };
    const answer = await channel.send(command);
    return isRefusal(answer) && answer.refused !== 'table/unchanged' ? answer : null;
  }

  function tellWhy(refusal: Refusal): void {
    toast({ text: refusalWords(refusal), tone: 'bad' });
  }

  return {
    view,
    present,
    replays: computed(() => past.value !== null),
    showPast(next, entry) {
      const before = past.peek();
      if (before && next && entry) tell(listeners, before, entry, 1);
      past.value = next;
    },
    refused,
    mine,
    seats,
    across: computed(() => sitsAcross(mine.value, seats.value)),
    manages,
    whyNot: () => whyNot('play'),
    nameOf(person) {
      void namesVersion.value;
      return people.name(person);
    },
    isMe,
    trySend,
    async send(command) {
      const refusal = await trySend(command);
      if (refusal) tellWhy(refusal);
      return refusal === null;
    },
    tell: tellWhy,
    onEntry(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onNews(listener) {
      newsListeners.add(listener);
      return () => newsListeners.delete(listener);
    },
    pointers,
    point: (at) => channel.point(at),
    now: () => Date.now() + live.skew,
    close() {
      stopNames();
      channel.close();
    },
  };
}
