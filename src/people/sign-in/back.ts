/** Where to go after signing in: a path of this server and nothing else, so that no link of ours leads away. */

const HERE = 'http://here.invalid';
const MAX_PATH = 500;
/** Pages that only make sense on the way in. */
const WAY_IN = /^\/(sign-in|link|api)(\/|$)/;

/** The path with query and fragment; `/` for everything that is not plainly a path of ours. */
export function readBack(raw: string | undefined): string {
  if (raw === undefined || raw.length > MAX_PATH || !/^\/(?![/\\])[!-~]*$/.test(raw)) return '/';
  if (!URL.canParse(raw, HERE)) return '/';
  const { origin, pathname, search, hash } = new URL(raw, HERE);
  if (origin !== HERE || WAY_IN.test(pathname) || pathname.startsWith('//')) return '/';
  return pathname + search + hash;
}
