import { expect, test, vi } from 'vitest';
import { createPeople } from './people.ts';
import { ApiError } from './request.ts';

const turn = () => new Promise((done) => setImmediate(done));

test('asks once for all names of one turn and keeps them', async () => {
  const people = vi.fn(async (numbers: readonly number[]) =>
    numbers.filter((number) => number !== 3).map((number) => ({ number, name: `Person ${number}` })),
  );
  const names = createPeople({ people });
  const changed = vi.fn();
  names.onChange(changed);
  expect([1, 2, 3, 1].map(names.name)).toEqual([undefined, undefined, undefined, undefined]);
  await turn();
  expect(people.mock.calls).toEqual([[[1, 2, 3]]]);
  expect(changed).toHaveBeenCalledOnce();
  expect([1, 2, 3].map(names.name)).toEqual(['Person 1', 'Person 2', null]);
  names.learn([{ number: 2, name: 'Renamed' }]);
  expect(names.name(2)).toBe('Renamed');
  await turn();
  expect(people).toHaveBeenCalledOnce();
});

test('asks anew about somebody, and keeps what was known meanwhile', async () => {
  let name = 'Ada';
  const people = vi.fn(async (numbers: readonly number[]) => numbers.map((number) => ({ number, name })));
  const names = createPeople({ people });
  names.renew(1);
  await turn();
  expect(people).not.toHaveBeenCalled();
  names.name(1);
  await turn();
  name = 'Somebody who is gone';
  names.renew(1);
  names.renew(1);
  expect(names.name(1)).toBe('Ada');
  await turn();
  expect(names.name(1)).toBe('Somebody who is gone');
  expect(people).toHaveBeenCalledTimes(2);
});

test('asks in parts of a hundred', async () => {
  const people = vi.fn(async () => []);
  const names = createPeople({ people });
  for (let number = 1; number <= 250; number++) names.name(number);
  await turn();
  expect(people.mock.calls.map((call: unknown[]) => (call[0] as number[]).length)).toEqual([100, 100, 50]);
});

test('asks again some time after a failure', async () => {
  const timers: (() => void)[] = [];
  const after = (_ms: number, callback: () => void) => {
    timers.push(callback);
    return () => {};
  };
  const people = vi.fn(async () => [{ number: 1, name: 'Ada' }]);
  people.mockRejectedValueOnce(new ApiError(0, 'client/unreachable', '', {}));
  const names = createPeople({ people }, { after });
  names.name(1);
  await turn();
  names.name(1);
  await turn();
  expect(people).toHaveBeenCalledOnce();
  timers[0]?.();
  names.name(1);
  await turn();
  expect(names.name(1)).toBe('Ada');
});
