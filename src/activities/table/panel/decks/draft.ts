/** A deck that somebody is making. Pure: what is drawn on the cards are names and addresses here. */
import type { Back, Deck, Face, Ink } from '../../decks/deck.ts';
import { shortened } from '../../decks/parse-faces.ts';
import { writeDeck } from '../../decks/write-deck.ts';

/** A picture as it will be sent: small already. */
export interface DraftPicture {
  readonly blob: Blob;
  /** Its address in this browser. */
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

export interface DraftCard {
  /** Never used twice, as long as the page is open. */
  readonly key: number;
  readonly face: Face;
  readonly picture?: DraftPicture;
}

export interface Draft {
  readonly name: string;
  readonly back: Back;
  readonly backPicture: DraftPicture | null;
  /** What its cards have in common; of a file that was opened, its own. */
  readonly kind: Pick<Deck, 'style' | 'suits' | 'ranks'> & { readonly ratio: number | null };
  readonly cards: readonly DraftCard[];
}

/** Of a card of which nothing says otherwise, as of playing cards. */
export const USUAL_RATIO = 5 / 7;
/** Of any card: the longest and the broadest. */
const [NARROWEST, BROADEST] = [0.4, 2.5];

export const EMPTY_DRAFT: Draft = {
  name: '',
  back: 'weave',
  backPicture: null,
  kind: { style: 'plain', suits: new Map(), ranks: new Map(), ratio: null },
  cards: [],
};

let keys = 0;
const newKey = (): number => ++keys;
const both = (text: string) => ({ en: text, fr: text });

export function pictureCard(picture: DraftPicture, name: string): DraftCard {
  const key = newKey();
  return { key, picture, face: { id: `card-${key}`, names: both(name), copies: 1 } };
}

export function textCard(one: {
  readonly text: string;
  readonly name: string;
  readonly copies: number;
  readonly ink: Ink;
}): DraftCard {
  const key = newKey();
  const { text, name, copies, ink } = one;
  const face = { id: `card-${key}`, names: both(name || shortened(text)), text, copies };
  return { key, face: ink === 'black' ? face : { ...face, ink } };
}

/** The cards of a deck file, with the pictures it names. */
export function draftOf(deck: Deck, pictures: ReadonlyMap<string, DraftPicture>): Draft {
  const { style, suits, ranks, ratio, back, names } = deck;
  return {
    name: names.en,
    back,
    backPicture: (deck.backImage !== undefined && pictures.get(deck.backImage)) || null,
    kind: { style, suits, ranks, ratio },
    cards: deck.faces.map(({ image, ...face }) => {
      const picture = image === undefined ? undefined : pictures.get(image);
      return { key: newKey(), face, ...(picture && { picture }) };
    }),
  };
}

/** Called otherwise, in every language: whoever writes a name writes it in one. */
export const renamed = (card: DraftCard, name: string): DraftCard => ({
  ...card,
  face: { ...card.face, names: both(name) },
});
export const counted = (card: DraftCard, copies: number): DraftCard => ({
  ...card,
  face: { ...card.face, copies },
});

export const cardsIn = ({ cards }: Draft): number =>
  cards.reduce((sum, { face }) => sum + (face.optional ? 0 : face.copies), 0);

/** All pictures of the draft, each once. */
export function picturesIn({ cards, backPicture }: Draft): DraftPicture[] {
  const all = cards.flatMap(({ picture }) => (picture ? [picture] : []));
  return [...new Set(backPicture ? [backPicture, ...all] : all)];
}

/** As a deck. @param nameOf what a picture is called in it */
export function deckOfDraft(draft: Draft, nameOf: (picture: DraftPicture) => string): Deck {
  const { name, back, backPicture, kind, cards } = draft;
  const ids = new Set<string>();
  const free = (id: string): string => {
    let found = id;
    for (let nth = 2; ids.has(found); nth++) found = `${id}-${nth}`;
    ids.add(found);
    return found;
  };
  return {
    ...{ id: 'mine', names: both(name.trim()), style: kind.style, suits: kind.suits, ranks: kind.ranks },
    ratio: kind.ratio ?? ratioOf(cards),
    back,
    ...(backPicture && { backImage: nameOf(backPicture) }),
    faces: cards.map(({ face, picture }) => ({
      ...face,
      id: free(face.id),
      ...(picture && { image: nameOf(picture) }),
    })),
  };
}

/**
 * The file to share. Cards are numbered anew: the same cards are the same deck, whatever was tried before.
 * @param nameOf what the server calls a picture
 */
export function fileOfDraft(draft: Draft, nameOf: (picture: DraftPicture) => string) {
  const own = draft.cards.map((card, at): DraftCard => {
    const { id } = card.face;
    return /^card-\d+$/.test(id) ? { ...card, face: { ...card.face, id: `card-${at + 1}` } } : card;
  });
  return writeDeck(deckOfDraft({ ...draft, cards: own }, nameOf));
}

/** The shape that most pictures have: that of the middle one. */
function ratioOf(cards: readonly DraftCard[]): number {
  const all = cards.flatMap(({ picture }) => (picture ? [picture.width / picture.height] : []));
  const middle = all.sort((one, other) => one - other)[Math.floor(all.length / 2)];
  return middle === undefined ? USUAL_RATIO : Math.min(BROADEST, Math.max(NARROWEST, middle));
}

/** What a card may be called after its file: `red-dragon_2.png` → `red dragon 2`; empty where a camera named it. */
export function nameOfFile(file: string): string {
  const name = file
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 60)
    .trim();
  const made = /^(img|image|dsc|dscn|pxl|photo|picture|screenshot|screen shot|capture|wp|mvimg)?[\d ]*$/i;
  return made.test(name) ? '' : name;
}
