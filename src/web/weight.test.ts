import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, it, vi } from 'vitest';

/** What has to arrive before the first page shows, in bytes of gzipped JavaScript. */
const MOST = 60 * 1024;

/** Everything fetched to show the first page in a language: the entry, the page, what they import, and their words. */
function firstLoad(
  chunks: readonly Rolldown.OutputChunk[],
  language: 'en' | 'fr',
): readonly Rolldown.OutputChunk[] {
  const found = new Set<Rolldown.OutputChunk>();
  const named = (name: string) => chunks.find((one) => one.fileName === name);
  // Code that has words registers them, and they are fetched with it in one language.
  const isWords = (chunk?: Rolldown.OutputChunk) => chunk?.facadeModuleId?.endsWith(`.${language}.ts`);
  function add(chunk: Rolldown.OutputChunk | undefined): void {
    if (!chunk || found.has(chunk)) return;
    found.add(chunk);
    for (const name of chunk.imports) add(named(name));
    for (const name of chunk.dynamicImports) if (isWords(named(name))) add(named(name));
  }
  for (const chunk of chunks)
    if (chunk.isEntry || /\/landing-page\.tsx$/.test(chunk.facadeModuleId ?? '')) add(chunk);
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
    expect(load.some((chunk) => chunk.facadeModuleId?.endsWith(`/refusals.${language}.ts`))).toBe(true);
    const bytes = load.reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
    expect(bytes, `${language}: ${load.map((chunk) => chunk.fileName).join(' ')}`).toBeLessThanOrEqual(MOST);
    console.log(language, bytes);
  }
}, 60_000);
