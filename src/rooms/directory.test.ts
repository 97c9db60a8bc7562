import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal } from '../activities/activity.ts';
import { cleanUp } from './retention.ts';
import { CODE_LENGTH, generateCode, PUBLIC_CODE, readCode } from './room.ts';
import { freshFolder, hostOnDisk } from './testing/host-on-disk.ts';

const wish = { title: 'Test', visibility: 'public', owner: 1, options: {} } as const;
const DAY = 86_400_000;

test('codes have no vowels, no look-alikes and never collide with the public one', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
      const code = generateCode((below) => (numbers.next().value ?? 0) % below);
      expect(code).toMatch(new RegExp(`^[^AEIOU01251LSZ]{${CODE_LENGTH}}$`));
      expect(code).not.toBe(PUBLIC_CODE);
      expect(readCode(` ${code.slice(0, 2).toLowerCase()}-${code.slice(2)} `)).toBe(code);
    }),
  );
  expect(readCode('park')).toBe(PUBLIC_CODE);
  expect(readCode('O0O0')).toBeNull();
  expect(readCode('BCDFG')).toBeNull();
});

test('a taken code is drawn again, and none left is said plainly', async () => {
  const desk = await hostOnDisk(freshFolder());
  const draws = [0, 0, 0, 0, /* the same again */ 0, 0, 0, 0, /* another */ 1, 1, 1, 1];
  const { createDirectory } = await import('./directory.ts');
  const fixed = createDirectory({ records: desk.records, now: Date.now, random: () => draws.shift() ?? 0 });
  const first = await fixed.create(wish);
  const second = await fixed.create(wish);
  expect([first, second]).toMatchObject([{ code: 'BBBB' }, { code: 'CCCC' }]);
  expect(await fixed.create(wish)).toMatchObject({ refused: 'rooms/no-code-left' });
  await desk.close();
});

test.each(['', '   ', 'x'.repeat(61), 'a\u0000b', 'right\u202eleft'])(
  'the title %j is refused',
  async (title) => {
    const desk = await hostOnDisk(freshFolder());
    expect(await desk.directory.create({ ...wish, title })).toMatchObject({ refused: 'rooms/bad-title' });
    await desk.close();
  },
);

test('unused rooms are archived, brought back or deleted after the grace period; the public one stays', async () => {
  let now = 1_000 * DAY;
  const desk = await hostOnDisk(freshFolder(), () => now);
  const { directory, host, records } = desk;
  await directory.ensurePublic('Park', {});
  const rooms = [await directory.create(wish), await directory.create(wish), await directory.create(wish)];
  const [used, saved, lost] = rooms.map((room) => {
    if (isRefusal(room)) throw new Error(room.refused);
    return room;
  });
  if (!used || !saved || !lost) throw new Error('three rooms');
  await host.submit(lost, 'tally', { type: 'add', value: 1 }, { who: 1 });
  const rules = { records, directory, host, now: () => now, emptyRoomDays: 90, archiveGraceDays: 30 };
  now += 89 * DAY;
  expect(await cleanUp(rules)).toEqual({ archived: 0, deleted: 0 });
  await directory.touch(used);
  now += 2 * DAY;
  expect(await cleanUp(rules)).toEqual({ archived: 2, deleted: 0 });
  const archived = await directory.find(lost.code);
  if (!archived) throw new Error('an archived room can still be found');
  expect(await host.submit(archived, 'tally', { type: 'add', value: 1 }, { who: 1 })).toMatchObject({
    refused: 'rooms/archived',
  });
  await directory.archive(saved, null);
  now += 31 * DAY;
  expect(await cleanUp(rules)).toEqual({ archived: 0, deleted: 1 });
  expect(await directory.find(lost.code)).toBeNull();
  expect(await directory.find(saved.code)).toMatchObject({ archivedAt: null });
  expect(await directory.find(PUBLIC_CODE)).not.toBeNull();
  expect(await desk.store.db.selectFrom('entries').selectAll().execute()).toEqual([]);
  await desk.close();
});
