/**
 * `npm run atelier -- <command>`: the operator's tool. It works on the database
 * itself, whether a server runs or not.
 *
 * Results go to standard output, everything else to standard error. Ends with 0
 * when done, 1 when refused, failed or cancelled, 2 when it was called wrongly.
 */
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { isRefusal } from '../activities/activity.ts';
import { readConfig } from '../config.ts';
import { describeCommand, describeCommands, readCommandLine } from './command-line.ts';
import { commands } from './commands/all.ts';
import type { Command, Context, Input } from './commands/command.ts';
import { findAddress } from './own-address.ts';
import { createProgress } from './progress.ts';
import { wordsOf, wordsOfError } from './refusal-words.ts';

const FAILED = 1;
const WRONG_USE = 2;

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const asked = readCommandLine(argv, commands);
  switch (asked.kind) {
    case 'help':
      say(asked.command ? describeCommand(asked.command) : describeCommands(commands));
      return 0;
    case 'wrong':
      return explainUse(asked.problem, asked.command);
    case 'run':
      return run(asked.command, asked.input);
  }
}

async function run(command: Command, input: Input): Promise<number> {
  try {
    const result = await command.run(input, createContext(input));
    if (!isRefusal(result)) {
      say(result);
      return 0;
    }
    if (result.refused === 'ops/usage') return explainUse(wordsOf(result), command);
    note(wordsOf(result));
  } catch (error) {
    // The stack only where it is our fault.
    note(wordsOfError(error) ?? `This should not have happened: ${(error as Error).stack ?? error}`);
  }
  return FAILED;
}

function explainUse(problem: string, command: Command | null): number {
  note(problem);
  note(`npm run atelier -- help${command ? ` ${command.name}` : ''} says what can be typed.`);
  return WRONG_USE;
}

function createContext({ values }: Input): Context {
  // npm changes to the folder of the package; file names are meant from where it was called.
  const { npm_lifecycle_event: script, INIT_CWD: calledFrom } = process.env;
  const base = script === 'atelier' && calledFrom !== undefined ? calledFrom : process.cwd();
  const path = (name: string) => resolve(base, name);
  const folder = values['data-dir'];
  const config = readConfig({
    ...process.env,
    ...(typeof folder === 'string' && { DATA_DIR: path(folder) }),
  });
  return {
    config,
    address: findAddress(config, process.env),
    path,
    signal: untilInterrupted(),
    stamp: new Date().toISOString().replaceAll(/[:.]/g, '-'),
    progress: (title) => createProgress(title, process.stderr, () => performance.now()),
    note,
    confirm,
  };
}

/** The first Ctrl+C ends the work in good order, the second at once. */
function untilInterrupted(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(FAILED);
      controller.abort();
    });
  }
  return controller.signal;
}

async function confirm(question: string): Promise<boolean | null> {
  if (!process.stdin.isTTY) return null;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } catch (error) {
    // Ctrl+C and Ctrl+D: no answer is a no.
    if ((error as Error).name !== 'AbortError') throw error;
    note('');
    return false;
  } finally {
    terminal.close();
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
