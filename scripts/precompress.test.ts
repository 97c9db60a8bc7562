import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { precompress } from './precompress.ts';

test('texts worth it get compressed copies, pictures and small files do not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-precompress-'));
  const text = 'const x = 1;\n'.repeat(100);
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets/app-1.js'), text);
  writeFileSync(join(folder, 'assets/logo-1.png'), Buffer.alloc(1000));
  writeFileSync(join(folder, 'small.html'), '<p>');
  expect(precompress(folder)).toBe(1);
  const script = join(folder, 'assets/app-1.js');
  expect(brotliDecompressSync(readFileSync(`${script}.br`)).toString()).toBe(text);
  expect(gunzipSync(readFileSync(`${script}.gz`)).toString()).toBe(text);
  expect(existsSync(join(folder, 'assets/logo-1.png.br'))).toBe(false);
  expect(existsSync(join(folder, 'small.html.br'))).toBe(false);
  rmSync(folder, { recursive: true });
});
