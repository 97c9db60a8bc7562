/** A command of the command line: what it takes, what it says about itself, what it does. */
import type { Refusal } from '../../activities/activity.ts';
import type { Config } from '../../config.ts';
import type { Progress } from '../progress.ts';

export interface Option {
  /** What the value is called in the help; absent for a switch. */
  readonly value?: string;
  readonly meaning: string;
}

/** What was typed after the name of the command. */
export interface Input {
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, string | true | undefined>>;
}

/** What a command is given of the world. */
export interface Context {
  readonly config: Config;
  /** Where people find the server, without a path. */
  readonly address: string;
  /** A file name as typed, as an absolute path. */
  readonly path: (name: string) => string;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
  /** Fits into a file name and differs from one run to the next: `2026-03-01T12-00-00-000Z`. */
  readonly stamp: string;
  readonly progress: (title: string) => Progress;
  /** A line for people beside the result. */
  readonly note: (line: string) => void;
  /** Asks a question; null where nobody is there to answer. */
  readonly confirm: (question: string) => Promise<boolean | null>;
}

export interface Command {
  readonly name: string;
  /** The words it takes; those in brackets may be left out. */
  readonly words: readonly string[];
  readonly summary: string;
  /** More for its own help: lines. */
  readonly details?: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** Resolves with the result, for people. */
  run(input: Input, context: Context): Promise<string | Refusal>;
}
