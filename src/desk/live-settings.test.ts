import { expect, test } from 'vitest';
import { keepLiveSettings, type SettingsStore } from './live-settings.ts';

function memory(rows: Record<string, string> = {}): SettingsStore & { readonly rows: Map<string, string> } {
  const stored = new Map(Object.entries(rows));
  return {
    rows: stored,
    all: async () => new Map(stored),
    async set(key, value) {
      stored.set(key, value);
    },
  };
}

test('begin at their defaults, and are kept once set', async () => {
  const store = memory();
  const settings = await keepLiveSettings(store);
  expect(settings.now).toMatchObject({ 'rooms-by': 'everybody', announcement: '', 'unclaimed-days': 180 });
  const heard: unknown[] = [];
  settings.onChange((now) => heard.push(now.announcement));
  expect(await settings.set('announcement', '  Open house at eight  ')).toBeNull();
  expect(settings.now.announcement).toBe('Open house at eight');
  expect(heard).toEqual(['Open house at eight']);
  expect((await keepLiveSettings(store)).now.announcement).toBe('Open house at eight');
});

test.each([
  ['rooms-by', 'nobody'],
  ['unclaimed-days', -1],
  ['announcement', undefined],
  ['constructor', 'x'],
])('%s cannot be %j', async (key, value) => {
  const store = memory();
  const settings = await keepLiveSettings(store);
  expect(await settings.set(key, value)).toEqual({ refused: 'desk/bad-setting', detail: { key } });
  expect(store.rows.size).toBe(0);
});

test('what another version wrote is at its default', async () => {
  const settings = await keepLiveSettings(memory({ 'rooms-by': '"gnomes"', gone: '1' }));
  expect(settings.now['rooms-by']).toBe('everybody');
});
