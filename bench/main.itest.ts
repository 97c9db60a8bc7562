import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Figure } from './report.ts';

const run = promisify(execFile);

/** Times mean nothing here: other tests share the machine. What must hold is that everything was delivered. */
test('the quick bench measures every figure, and everything painted reached everybody and the disk', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-bench-test-'));
  const out = join(folder, 'result.json');
  try {
    const main = join(import.meta.dirname, 'main.ts');
    await run(process.execPath, [main, '--quick', '--port=4590', `--out=${out}`]);
    const result = JSON.parse(readFileSync(out, 'utf8')) as { failed: string[]; figures: Figure[] };
    expect(result.failed).toEqual([]);
    expect(result.figures.length).toBeGreaterThan(15);
    for (const { name, value, note } of result.figures) {
      expect(value, `${name}: ${note}`).toEqual(expect.any(Number));
      expect(value, name).toBeGreaterThan(0);
    }
    const checks = result.figures.flatMap(({ checks = [] }) => checks);
    expect(checks.length).toBeGreaterThan(10);
    for (const { name, value, expected } of checks) expect(value, name).toBe(expected);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 300_000);

test('a section that does not exist is named', async () => {
  const main = join(import.meta.dirname, 'main.ts');
  await expect(run(process.execPath, [main, 'fan-in'])).rejects.toThrow(/no section fan-in.*fan-out/s);
});
