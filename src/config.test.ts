import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

test('an empty environment gives the defaults', () => {
  const config = readConfig({});
  expect(config).toMatchObject({ port: 3000, canvasWidth: 1000, canvasHeight: 1000, pixelCooldown: 5 });
});

test.each([
  ['PORT', 'abc'],
  ['PORT', '70000'],
  ['CANVAS_WIDTH', '8'],
  ['PIXEL_COOLDOWN', '-1'],
  ['PIXEL_COOLDOWN', '1.5'],
  ['PUBLIC_URL', 'javascript:alert(1)'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(name));
});
