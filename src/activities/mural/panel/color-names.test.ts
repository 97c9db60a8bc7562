import fc from 'fast-check';
import { expect, test } from 'vitest';
import { colorName } from './color-names.ts';

test('everyday colours have their everyday names', () => {
  const names = {
    '#000000': 'black',
    '#ffffff': 'white',
    '#7f7f7f': 'grey',
    '#ff0000': 'red',
    '#8b0000': 'dark-red',
    '#ffff00': 'yellow',
    '#00ff00': 'lime',
    '#008000': 'green',
    '#0000ff': 'blue',
    '#000080': 'dark-blue',
    '#ffa500': 'orange',
    '#800080': 'violet',
    '#ff00ff': 'magenta',
    '#ffc0cb': 'pale-pink',
    '#8b4513': 'brown',
    '#add8e6': 'light-blue',
    '#006400': 'dark-green',
  };
  for (const [hex, name] of Object.entries(names)) expect(`${hex} ${colorName(hex)}`).toBe(`${hex} ${name}`);
});

test('shades of grey are never called a colour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 255 }), (v) => {
      const two = v.toString(16).padStart(2, '0');
      expect(['black', 'dark-grey', 'grey', 'light-grey', 'white']).toContain(
        colorName(`#${two}${two}${two}`),
      );
    }),
  );
});
