/** Commands to try a token with, ready for a terminal. */
import type { Scope } from '../../client/mine.ts';

/** One that may paint paints; any other says who it is. */
export function tryIt(origin: string, secret: string, scopes: readonly Scope[]): string {
  const token = `-H 'Authorization: Bearer ${secret}'`;
  if (!scopes.includes('place')) return `curl ${origin}/api/v1/me \\\n  ${token}`;
  return `curl ${origin}/api/v1/rooms/PARK/mural/pixels \\\n  ${token} \\\n  --json '{"pixels":[10,10,3]}'`;
}
