/** How far a long job is: one line that is drawn over on a terminal, a line every 10 % anywhere else. */

export interface Progress {
  /** `of` may be 0 where it is not known yet. */
  report(done: number, of: number): void;
  /** No more of it: the terminal's line is free again. */
  end(): void;
}

/** Where it is written to, such as `process.stderr`. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const CELLS = 30;
/** A terminal is drawn at most this often, in ms. */
const REDRAW = 100;
const STEP = 10;

/** @param now milliseconds, from any beginning */
export function createProgress(title: string, output: Output, now: () => number): Progress {
  return output.isTTY ? drawn(title, output, now) : told(title, output);
}

function drawn(title: string, output: Output, now: () => number): Progress {
  let drawnAt = Number.NEGATIVE_INFINITY;
  let line = '';
  return {
    report(done, of) {
      if (now() - drawnAt < REDRAW && percent(done, of) < 100) return;
      drawnAt = now();
      // One less than the terminal is wide: a full line would wrap, and the next one would not cover it.
      line = formatBar(title, done, of).slice(0, (output.columns || 80) - 1);
      output.write(`\r\u001b[2K${line}`);
    },
    end() {
      if (line !== '') output.write('\n');
      line = '';
    },
  };
}

function told(title: string, output: Output): Progress {
  let said = 0;
  return {
    report(done, of) {
      const step = Math.floor(percent(done, of) / STEP) * STEP;
      if (step <= said) return;
      said = step;
      output.write(`${title}: ${step} %\n`);
    },
    end() {},
  };
}

/** `Painting ██████░░░░  60 %` */
export function formatBar(title: string, done: number, of: number): string {
  const part = percent(done, of);
  const full = Math.round((part / 100) * CELLS);
  return `${title} ${'█'.repeat(full)}${'░'.repeat(CELLS - full)} ${String(part).padStart(3)} %`;
}

/** Whole, and 100 only when all is done. */
function percent(done: number, of: number): number {
  if (of <= 0) return 0;
  return Math.max(0, Math.min(100, Math.floor((done / of) * 100)));
}
