/** The live figures on this page: fetched whole once, and what is new since every two seconds. */
import { signal } from '@preact/signals';
import { isRefusal, type Refusal } from '../../../../activities/activity.ts';
import type { DeskFigures, Span } from '../../../../client/desk.ts';
import { whileSeen } from '../../../kit/while-seen.ts';
import { desk } from '../desk.ts';

/** Between two looks, in ms: as often as the server takes a sample. */
const INTERVAL = 2000;

export const span = signal<Span>('minutes');
export const figures = signal<DeskFigures | null>(null);
/** Why the last look failed; what was known stays on the screen. */
export const trouble = signal<Refusal | null>(null);

let shownSpan: Span = span.peek();

export async function look(): Promise<void> {
  const wanted = span.peek();
  const known = shownSpan === wanted ? figures.peek() : null;
  try {
    const news = await desk.figures(wanted, known?.at.at(-1) ?? 0);
    if (span.peek() !== wanted) return;
    figures.value = known ? joined(known, news) : news;
    shownSpan = wanted;
    trouble.value = null;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    trouble.value = error;
  }
}

export function setSpan(to: Span): void {
  span.value = to;
  void look();
}

export const keepFigures = (): (() => void) => whileSeen(INTERVAL, look);

/** As many samples as the server keeps. A server that was started anew has other ones: then only those. */
export function joined(known: DeskFigures, news: DeskFigures): DeskFigures {
  if (news.machine.startedAt - known.machine.startedAt > 5000) return news;
  const drop = Math.max(0, known.at.length + news.at.length - news.keep);
  const series = Object.fromEntries(
    Object.entries(news.series).map(([name, values]) => [
      name,
      [...(known.series[name] ?? []), ...values].slice(drop),
    ]),
  );
  return { ...news, at: [...known.at, ...news.at].slice(drop), series };
}
