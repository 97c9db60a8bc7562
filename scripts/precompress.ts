/**
 * Puts `x.br` and `x.gz` beside every text file of the built browser app, as
 * small as can be: compressed once here, not for each request.
 */
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TEXTS = '**/*.{html,js,css,svg,json,webmanifest,txt}';
/** Below this many bytes the headers weigh more than what is saved. */
const WORTHWHILE = 500;

/** @returns how many files were compressed */
export function precompress(folder: string): number {
  const files = globSync(TEXTS, { cwd: folder }).filter(
    (file) => statSync(join(folder, file)).size >= WORTHWHILE,
  );
  for (const file of files) {
    const path = join(folder, file);
    const bytes = readFileSync(path);
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
  return files.length;
}
