import { expect, test } from 'vitest';
import { createProgress, formatBar } from './progress.ts';

const paper = (terminal: { isTTY?: boolean; columns?: number }) => {
  const written: string[] = [];
  return { ...terminal, written, write: (text: string) => written.push(text) };
};

test('without a terminal: a line every 10 %, each once', () => {
  const output = paper({});
  const progress = createProgress('Painting', output, () => 0);
  for (let done = 0; done <= 1000; done += 1) progress.report(done, 1000);
  progress.report(1000, 1000);
  progress.end();
  expect(output.written).toEqual(
    [10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((part) => `Painting: ${part} %\n`),
  );
});

test('without a terminal: steps that were jumped over are not made up', () => {
  const output = paper({});
  const progress = createProgress('Copying', output, () => 0);
  for (const done of [0, 39, 41, 99, 100]) progress.report(done, 100);
  expect(output.written).toEqual([
    'Copying: 30 %\n',
    'Copying: 40 %\n',
    'Copying: 90 %\n',
    'Copying: 100 %\n',
  ]);
});

test('on a terminal: one line, drawn at most ten times a second, and at the end', () => {
  const output = paper({ isTTY: true, columns: 200 });
  let now = 0;
  const progress = createProgress('Painting', output, () => now);
  for (let done = 0; done <= 1000; done += 1) {
    now += 1;
    progress.report(done, 1000);
  }
  progress.end();
  const lines = output.written.slice(0, -1);
  expect(lines.length).toBeGreaterThanOrEqual(10);
  expect(lines.length).toBeLessThanOrEqual(12);
  for (const line of lines) {
    expect(line.startsWith('\r\u001b[2K')).toBe(true);
    expect(line).toMatch(/KPainting [█░]{30} +\d+ %$/);
  }
  expect(lines.at(-1)).toContain('100 %');
  expect(output.written.at(-1)).toBe('\n');
});

test('on a narrow terminal the line does not wrap', () => {
  const output = paper({ isTTY: true, columns: 20 });
  createProgress('Painting', output, () => 0).report(1, 2);
  expect(output.written[0]?.replace('\r\u001b[2K', '').length).toBe(19);
});

test('a terminal where nothing was drawn stays as it is', () => {
  const output = paper({ isTTY: true });
  createProgress('Painting', output, () => 0).end();
  expect(output.written).toEqual([]);
});

test('the bar', () => {
  expect(formatBar('Painting', 0, 0)).toBe(`Painting ${'░'.repeat(30)}   0 %`);
  expect(formatBar('Painting', 1, 2)).toBe(`Painting ${'█'.repeat(15)}${'░'.repeat(15)}  50 %`);
  expect(formatBar('Painting', 999, 1000)).toContain(' 99 %');
  expect(formatBar('Painting', 5, 4)).toContain('100 %');
});
