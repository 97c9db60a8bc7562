/** linkify-it, fetched when the first text comes that may hold a link. */
import { signal } from '@preact/signals';
import type { FoundLink } from './text-parts.ts';

type Find = (text: string) => readonly FoundLink[];
const none: Find = () => [];
const find = signal<Find>(none);
let asked = false;

/** Cheap and generous: what linkify-it could find has a dot within a word, a colon and slashes, or an @. */
const MAYBE = /\w\.\p{L}|:\/\/|\/\/|mailto:/u;

/** The links in a text; none until the finder is there, then what shows the text renders again. */
export function findLinks(text: string): readonly FoundLink[] {
  if (!MAYBE.test(text)) return [];
  if (!asked) {
    asked = true;
    void fetchFinder();
  }
  return find.value(text);
}

async function fetchFinder(): Promise<void> {
  try {
    const { LinkifyIt } = await import('linkify-it');
    const linkify = new LinkifyIt({ fuzzyLink: true });
    // `example.org` without a scheme is tried over TLS.
    find.value = (text) =>
      (linkify.match(text) ?? []).map(({ index, lastIndex, schema, url }) => ({
        index,
        lastIndex,
        url: schema === '' ? url.replace(/^http:/, 'https:') : url,
      }));
  } catch (error) {
    console.warn('Links stay plain text: their finder could not be fetched.', error);
  }
}
