/**
 * Decks of people's own in this browser. A deck comes as a whole, its pictures in one piece: asked for
 * one by one, as cards are seen, they would tell the network which card somebody has just drawn.
 */
import { signal } from '@preact/signals';
import type { Api } from '../../../../client/api.ts';
import { isRefusal } from '../../../activity.ts';
import type { Deck } from '../../decks/deck.ts';
import { isOwn, picturesOf } from '../../decks/own-deck.ts';
import { parseDeck } from '../../decks/parse-deck.ts';
import { readBundle } from '../../decks/picture-bundle.ts';

interface Here {
  readonly deck: Deck;
  /** Addresses of its pictures, by their names. */
  readonly pictures: ReadonlyMap<string, string>;
}

/** By id. `gone`: it was taken down, and nobody can say any more what was on it. */
const here = signal<ReadonlyMap<string, Here | 'gone'>>(new Map());
const asked = new Set<string>();
/** Rises when all are forgotten: what is still on its way then comes too late. */
let turn = 0;

/** Milliseconds until a deck that did not come is asked for again, longer each time. */
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 60_000;

/** Undefined until it is here. */
export function ownDeck(id: string): Deck | undefined {
  const found = here.value.get(id);
  return found === 'gone' ? undefined : found?.deck;
}

export const isGone = (id: string): boolean => here.value.get(id) === 'gone';

/** The address of a picture of one of these decks; null while it is not here. */
export function pictureOf({ id }: Deck, name: string): string | null {
  const found = here.value.get(id);
  return found === undefined || found === 'gone' ? null : (found.pictures.get(name) ?? null);
}

/**
 * Fetches those of these that are people's own and not here yet.
 * @param shelved decks of the room: one that was gone and is shared again is not gone any more
 */
export function loadDecks(
  api: Pick<Api, 'deck' | 'deckPictures'>,
  room: string,
  ids: readonly string[],
  shelved: readonly { readonly id: string }[] = [],
): void {
  const isBack = (id: string) => isGone(id) && shelved.some((deck) => deck.id === id);
  for (const id of ids) {
    if (!isOwn(id) || (asked.has(id) && !isBack(id))) continue;
    if (isBack(id)) here.value = new Map([...here.peek()].filter(([other]) => other !== id));
    asked.add(id);
    void load(api, room, id, turn, FIRST_WAIT);
  }
}

/** Lets go of all, as the table is left. */
export function forgetDecks(): void {
  turn++;
  asked.clear();
  for (const found of here.peek().values()) if (found !== 'gone') release(found.pictures);
  here.value = new Map();
}

async function load(
  api: Pick<Api, 'deck' | 'deckPictures'>,
  room: string,
  id: string,
  of: number,
  wait: number,
): Promise<void> {
  const found = await fetchDeck(api, room, id);
  if (of !== turn) {
    if (found !== null && found !== 'gone') release(found.pictures);
    return;
  }
  if (found) {
    here.value = new Map(here.peek()).set(id, found);
    return;
  }
  setTimeout(() => {
    if (of === turn) void load(api, room, id, of, Math.min(wait * 2, LONGEST_WAIT));
  }, wait);
}

/** Null where it did not come, and may another time. */
async function fetchDeck(
  api: Pick<Api, 'deck' | 'deckPictures'>,
  room: string,
  id: string,
): Promise<Here | 'gone' | null> {
  try {
    const deck = parseDeck(await api.deck(room, id));
    // A newer server may know more of decks than this page.
    if (isRefusal(deck)) return 'gone';
    if (picturesOf(deck).length === 0) return { deck, pictures: new Map() };
    const bundle = readBundle(await api.deckPictures(room, id));
    return bundle && { deck, pictures: addressesOf(bundle) };
  } catch (error) {
    // Whatever else it was, such as a connection that broke in the middle, is tried again.
    return isRefusal(error) && error.refused === 'table/deck-gone' ? 'gone' : null;
  }
}

function addressesOf(bundle: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> {
  return new Map(
    [...bundle].map(([name, bytes]) => [
      name,
      URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/webp' })),
    ]),
  );
}

function release(pictures: ReadonlyMap<string, string>): void {
  for (const address of pictures.values()) URL.revokeObjectURL(address);
}
