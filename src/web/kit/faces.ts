/** What people look like, as signals: whoever shows somebody is drawn again when that one changes, and only then. */
import { type Signal, signal } from '@preact/signals';
import type { Known } from '../../client/people.ts';
import { people } from './connection.ts';

type Face = Known | null | undefined;

const faces = new Map<number, Signal<Face>>();
people.onChange(() => {
  for (const [number, face] of faces) face.value = people.known(number);
});

/** Undefined until it is known; null for a number nobody has, and for the house. Ties what shows it to its change. */
export function faceOf(number: number): Face {
  if (number === 0) return null;
  let face = faces.get(number);
  if (!face) {
    face = signal(people.known(number));
    faces.set(number, face);
  }
  return face.value;
}
