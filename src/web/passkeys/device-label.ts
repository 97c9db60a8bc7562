/** What to call a passkey at first: the kind of device it is made on. Its owner can change it. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/CrOS/, 'Chromebook'],
  [/Macintosh|Mac OS X/, 'Mac'],
  [/Windows/, 'Windows'],
  [/Linux/, 'Linux'],
];

/** @param taken those there are: a second one is told apart by its number */
export function deviceLabel(agent: string, taken: readonly string[], otherwise: string): string {
  const kind = KINDS.find(([pattern]) => pattern.test(agent))?.[1] ?? otherwise;
  let label = kind;
  for (let number = 2; taken.includes(label); number++) label = `${kind} ${number}`;
  return label;
}
