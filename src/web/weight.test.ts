import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, it, vi } from 'vitest';

/** What the first page may weigh, in bytes of gzipped JavaScript. */
const MOST = 60 * 1024;

/** Everything fetched to show the first page in a language: the entry, the page, its words, and what they import. */
function firstLoad(
  chunks: readonly Rolldown.OutputChunk[],
  language: 'en' | 'fr',
): readonly Rolldown.OutputChunk[] {
  const wanted = (chunk: Rolldown.OutputChunk) =>
    chunk.isEntry ||
    /\/landing-page\.tsx$/.test(chunk.facadeModuleId ?? '') ||
    (new RegExp(`/web/.*\\.${language}\\.ts$`).test(chunk.facadeModuleId ?? '') &&
      // A page's words register with its code: the desk's are fetched with the desk.
      !/\/pages\/admin\//.test(chunk.facadeModuleId ?? ''));
  const found = new Set<Rolldown.OutputChunk>();
  function add(chunk: Rolldown.OutputChunk): void {
    if (found.has(chunk)) return;
    found.add(chunk);
    for (const name of chunk.imports) {
      const imported = chunks.find((one) => one.fileName === name);
      if (imported) add(imported);
    }
  }
  for (const chunk of chunks.filter(wanted)) add(chunk);
  return [...found];
}

it('the first page weighs at most 60 KB of gzipped JavaScript, in every language', async () => {
  // Otherwise Preact's tools for developers are built in.
  vi.stubEnv('NODE_ENV', 'production');
  const root = join(import.meta.dirname, '../..');
  const built = await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'src/web'),
    logLevel: 'silent',
    build: { write: false },
  });
  if (!('output' in built)) throw new Error('vite was expected to build once');
  const chunks = built.output.filter((one) => one.type === 'chunk');
  for (const language of ['en', 'fr'] as const) {
    const load = firstLoad(chunks, language);
    expect(
      load.some((chunk) => chunk.isEntry) && load.some((chunk) => chunk.fileName.includes('landing')),
    ).toBe(true);
    const bytes = load.reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
    expect(bytes, `${language}: ${load.map((chunk) => chunk.fileName).join(' ')}`).toBeLessThanOrEqual(MOST);
  }
}, 60_000);
