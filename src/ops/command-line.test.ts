import { expect, test } from 'vitest';
import { describeCommand, describeCommands, readCommandLine, readNumber, readPoint } from './command-line.ts';
import { commands } from './commands/all.ts';

const read = (...argv: string[]) => readCommandLine(argv, commands);
const problemOf = (...argv: string[]): string => {
  const asked = read(...argv);
  return asked.kind === 'wrong' ? asked.problem : asked.kind;
};

test('a command with its words and options', () => {
  const asked = read('import-image', '--at', '3,4', 'a.png', '--fit', '--data-dir=/srv');
  expect(asked).toMatchObject({
    kind: 'run',
    command: { name: 'import-image' },
    input: { words: ['a.png'], values: { at: '3,4', fit: true, 'data-dir': '/srv' } },
  });
});

test('words that may be left out', () => {
  expect(read('backup')).toMatchObject({ kind: 'run', input: { words: [] } });
  expect(read('backup', 'a.db')).toMatchObject({ kind: 'run', input: { words: ['a.db'] } });
});

test('a file whose name begins with a dash', () => {
  expect(read('export', '--', '-a.png')).toMatchObject({ kind: 'run', input: { words: ['-a.png'] } });
});

test('what is wrong is said with its name', () => {
  expect(problemOf('paint')).toBe('There is no command "paint".');
  expect(problemOf('help', 'paint')).toBe('There is no command "paint".');
  expect(problemOf('import-image')).toBe('<picture> is missing.');
  expect(problemOf('import-image', 'a', 'b')).toBe('"b" is too much.');
  expect(problemOf('import-image', 'a', '--wide')).toBe("Unknown option '--wide'.");
  expect(problemOf('import-image', 'a', '--at')).toMatch(/^Option '--at <value>' argument missing\.$/);
  expect(problemOf('import-image', 'a', '--fit=no')).toMatch(/'--fit' does not take an argument\.$/);
});

test('help for all commands and for each of them', () => {
  for (const argv of [[], ['help'], ['--help'], ['-h']])
    expect(read(...argv)).toEqual({ kind: 'help', command: null });
  const overview = describeCommands(commands);
  for (const command of commands) {
    expect(read('help', command.name)).toEqual({ kind: 'help', command });
    expect(read(command.name, '--help')).toEqual({ kind: 'help', command });
    expect(overview).toContain(`  ${command.name}`);
    const text = describeCommand(command);
    expect(text).toContain(command.summary);
    for (const option of [...Object.keys(command.options), 'data-dir', 'help'])
      expect(text).toContain(`--${option}`);
  }
});

test('positions', () => {
  expect(readPoint('0,0')).toEqual({ x: 0, y: 0 });
  expect(readPoint(' 12 , 999 ')).toEqual({ x: 12, y: 999 });
  for (const bad of ['', '1', '1,', '-1,2', '1.5,2', '1,2,3', 'x,y', '123456,1'])
    expect(readPoint(bad)).toBeNull();
});

test('numbers within their range', () => {
  expect(readNumber('2', 1, 16)).toBe(2);
  expect(readNumber('0.5', 0.01, 64)).toBe(0.5);
  for (const bad of ['', '0', '17', '1e1', '-2', 'NaN', '0x2', '2px'])
    expect(readNumber(bad, 1, 16)).toBeNull();
});
