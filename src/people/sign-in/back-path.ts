/**
 * Where to go after signing in: a page of this server, never another site. A
 * link such as `/sign-in?back=https://evil.example` must not turn our word
 * "you are signed in" into a way to somewhere else.
 */

/** Longer than any page of ours needs; it travels in links and cookies. */
const LONGEST = 300;
/** Any host will do: it only shows whether the path leaves it. */
const HERE = 'http://here.invalid';
/** Backslashes count as slashes to browsers; tabs and line breaks they leave out, which can hide a second slash. */
const TRICKS = /[\\\p{Cc}]/u;

/** The path as it was asked for where it stays on this server, else the start page. */
export function backPath(wish: string | null | undefined): string {
  if (!wish || wish.length > LONGEST || !wish.startsWith('/') || TRICKS.test(wish)) return '/';
  if (!URL.canParse(wish, HERE)) return '/';
  const { origin, pathname, search, hash } = new URL(wish, HERE);
  // `/..//evil.example` is a path of ours that becomes `//evil.example` once dots are worked out.
  if (origin !== HERE || pathname.startsWith('//') || pathname.startsWith('/api/')) return '/';
  return pathname + search + hash;
}
