/** What the first page costs a newcomer on the network. */
import { expect, test } from 'vitest';
import { setStage } from './harness/stage.ts';

const stage = setStage();
/** Bytes of JavaScript as they come over the wire, compressed. */
const MOST = 60 * 1024;

test('the first page takes at most 60 KB of compressed JavaScript', async () => {
  const visitor = await stage.visitor();
  // Compared as gzip, which every network lets through.
  await visitor.page.route('**/*', async (route) => {
    await route.continue({ headers: { ...route.request().headers(), 'accept-encoding': 'gzip' } });
  });
  await visitor.open('/');
  await visitor.page.getByRole('heading', { level: 1 }).waitFor();
  await visitor.page.waitForLoadState('networkidle');
  const scripts = await visitor.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => new URL(entry.name).pathname.endsWith('.js'))
      .map((entry) => {
        const { name, encodedBodySize, decodedBodySize } = entry as PerformanceResourceTiming;
        return { name, encodedBodySize, decodedBodySize };
      }),
  );
  const bytes = scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  expect(scripts.length).toBeGreaterThan(2);
  // Really compressed, not only small.
  expect(scripts.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0)).toBeGreaterThan(2 * bytes);
  expect(bytes).toBeLessThanOrEqual(MOST);
  console.log(
    `JavaScript of the first page: ${(bytes / 1024).toFixed(1)} KiB gzip in ${scripts.length} files`,
  );
});
