/** A part of the bench that can be run on its own: `npm run bench -- fan-out`. */
import type { Figure } from './report.ts';

export interface Section {
  readonly name: string;
  /** Starts and ends everything it needs. */
  measure(run: Run): Promise<Figure[]>;
}

export interface Run {
  /** Small counts, seconds in all: proves that everything works, its times mean nothing. */
  readonly quick: boolean;
  /** A free port; what is measured listens on it, one after another. */
  readonly port: number;
  /** Says what is being measured right now. */
  readonly progress: (text: string) => void;
}
