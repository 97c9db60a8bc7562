/**
 * A new list in an order that chance decides: the algorithm of Fisher and Yates, in Durstenfeld's form.
 *
 * @param random a uniform integer in [0, below)
 */
export function shuffled<T>(list: readonly T[], random: (below: number) => number): T[] {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = random(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
