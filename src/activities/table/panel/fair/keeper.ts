/** Notes of fair shuffles, taken as they happen and kept on this device: a page that is loaded anew must not believe what it is told then. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { keep, loadKept } from '../../../../web/kit/kept.ts';
import { type FairNote, noteEntry, noteFor, noteSent, noteView } from '../../fair/notes.ts';
import { follow } from '../../follow.ts';
import { plain } from '../../plain-text.ts';
import type { TableModel } from '../table-model.ts';

export interface FairKeeper {
  note(id: number): FairNote | null;
  /** A fair shuffle that was shown while this page was open, and that nobody has looked at here; null for none. */
  readonly news: ReadonlySignal<number | null>;
  /** It was looked at, or need not be. */
  seen(): void;
  /** Adds to the chance, numbers of this browser where no words are given; null passes. @returns whether it was done */
  add(words?: string | null): Promise<boolean>;
  close(): void;
}

const BYTES = 16;

export function createFairKeeper(model: TableModel, room: string): FairKeeper {
  const key = `fair.${room}`;
  let notes = loadKept(key, (value) => (Array.isArray(value) ? (value as readonly FairNote[]) : null)) ?? [];
  const news = signal<number | null>(null);

  function take(next: readonly FairNote[]): void {
    if (next.length === notes.length && next.every((note, at) => note === notes[at])) return;
    notes = next;
    keep(key, notes);
  }

  const stops = [
    model.present.subscribe((view) => {
      if (view) take(noteView(notes, view));
    }),
    model.onNews((before, shown, line, _, single) => {
      const after = follow(before, { ...line, e: shown });
      // Where I sit now: `mine` tells of the past while one looks at it.
      const seat = before.seats.find(({ person }) => model.isMe(person))?.seat ?? null;
      take(noteEntry(notes, before, after, shown, { seat, single }));
      if (shown.act.revealed) news.value = after.fair.shown.at(-1)?.id ?? null;
    }),
  ];

  return {
    note: (id) => noteFor(notes, id),
    news,
    seen() {
      news.value = null;
    },
    async add(words) {
      const view = model.present.peek();
      const [id, seat] = [view?.fair.asked?.id, model.mine.peek()];
      const text = words === undefined ? thrown() : words === null ? null : plain(words);
      const done = await model.send({ type: 'add-chance', text });
      if (done && text !== null && id !== undefined && seat !== null)
        take(noteSent(notes, id, { seat, text }));
      return done;
    },
    close() {
      for (const stop of stops) stop();
    },
  };
}

/** 32 hexadecimal digits that this device chose by chance. */
function thrown(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
