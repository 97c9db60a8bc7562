/**
 * Compares the invariants of ARCHITECTURE.md with the titles of the tests and
 * prints which test proves which; exits 1 when one has no test and is not
 * excused.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Invariants that no test can prove yet, and why. One that has a test is not to be listed here. */
export const NOT_YET: ReadonlyMap<number, string> = new Map([]);

/** The number and words of `**Invariant 3: state is the fold of the log.**` */
export function readInvariants(markdown: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const [, number, words] of markdown.matchAll(/\*\*Invariant (\d+): ([^*]+)\*\*/g)) {
    if (found.has(Number(number))) throw new Error(`ARCHITECTURE.md states invariant ${number} twice`);
    found.set(Number(number), (words ?? '').replaceAll(/\s+/g, ' ').trim());
  }
  return found;
}

/**
 * Numbers in the titles of tests: `test('invariant 3: …'`, `describe("invariants 1 and 6: …"`.
 * What is skipped, left to do or said in a comment proves nothing.
 */
export function provenBy(source: string): number[] {
  const titles = source.matchAll(
    /^[^/\n*]*\b(?:test|it|describe)(?:\.(?:each|for|concurrent|sequential|runIf)\b(?:\([^()]*\))?)*\(\s*(['"`])invariants? ([\d, and]+)[^\n]*?\1/gim,
  );
  return [...titles].flatMap(([, , numbers = '']) => (numbers.match(/\d+/g) ?? []).map(Number));
}

export interface Findings {
  /** Test files by the number of the invariant they prove. */
  readonly proofs: ReadonlyMap<number, readonly string[]>;
  readonly complaints: readonly string[];
}

/** @param tests contents by path */
export function compare(
  invariants: ReadonlyMap<number, string>,
  tests: ReadonlyMap<string, string>,
  notYet: ReadonlyMap<number, string>,
): Findings {
  const proofs = new Map<number, string[]>();
  for (const [path, source] of tests) {
    for (const number of new Set(provenBy(source))) proofs.set(number, [...(proofs.get(number) ?? []), path]);
  }
  const complaints: string[] = [];
  if (invariants.size === 0) complaints.push('ARCHITECTURE.md states no invariants');
  for (const number of invariants.keys()) {
    if (!proofs.has(number) && !notYet.has(number)) complaints.push(`invariant ${number} has no test`);
  }
  for (const [number, paths] of proofs) {
    if (!invariants.has(number))
      complaints.push(`${paths[0]} proves invariant ${number}, which is not stated`);
  }
  for (const number of notYet.keys()) {
    if (proofs.has(number)) complaints.push(`invariant ${number} has a test and needs no excuse any more`);
  }
  return { proofs, complaints };
}

function main(): void {
  const root = join(import.meta.dirname, '..');
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const paths = globSync(
    ['src/**/*.{test,itest,contract}.{ts,tsx}', '{e2e,bench,examples}/**/*.{e2e,test,itest}.ts'],
    { cwd: root },
  );
  const invariants = readInvariants(read('ARCHITECTURE.md'));
  const { proofs, complaints } = compare(
    invariants,
    new Map(paths.sort().map((path) => [path, read(path)])),
    NOT_YET,
  );
  for (const [number, words] of invariants) {
    const where = proofs.get(number)?.join(', ') ?? NOT_YET.get(number) ?? 'NO TEST';
    console.log(`${String(number).padStart(2)}  ${words}\n    ${where}`);
  }
  for (const complaint of complaints) console.error(`✗ ${complaint}`);
  process.exitCode = complaints.length > 0 ? 1 : 0;
}

if (import.meta.main) main();
