/** The deck that somebody is making here: it stays while the page is open, whatever is closed meanwhile. */
import { signal } from '@preact/signals';
import { isRefusal, type Refusal } from '../../../activity.ts';
import { picturesOf } from '../../decks/own-deck.ts';
import { parseDeck } from '../../decks/parse-deck.ts';
import { MAX_FACES } from '../../decks/parse-faces.ts';
import {
  type Draft,
  type DraftCard,
  type DraftPicture,
  draftOf,
  EMPTY_DRAFT,
  nameOfFile,
  pictureCard,
  picturesIn,
} from './draft.ts';
import { preparePicture } from './prepare-picture.ts';
import { t } from './words.ts';

export type Step = 'list' | 'ways' | 'sheet' | 'csv' | 'edit';
/** A file that was not taken, and why: a refusal, or words. */
export interface NotTaken {
  readonly file: string;
  readonly why: Refusal | string;
}

export const draft = signal<Draft | null>(null);
export const notTaken = signal<readonly NotTaken[]>([]);
/** While files are being opened. */
export const opening = signal<{ readonly done: number; readonly count: number } | null>(null);

export function change(part: Partial<Draft>): void {
  draft.value = { ...(draft.peek() ?? EMPTY_DRAFT), ...part };
}

/** Adds cards, as many as a deck holds. */
export function addCards(cards: readonly DraftCard[], part: Partial<Draft> = {}): void {
  const before = draft.peek()?.cards ?? [];
  change({ ...part, cards: [...before, ...cards].slice(0, MAX_FACES) });
}

export function throwAway(): void {
  for (const { url } of draft.peek() ? picturesIn(draft.peek() as Draft) : []) URL.revokeObjectURL(url);
  draft.value = null;
  notTaken.value = [];
}

/** A card of each picture; those that are none are told. @returns whether there was one */
export async function takePictures(files: readonly File[]): Promise<boolean> {
  const room = MAX_FACES - (draft.peek()?.cards.length ?? 0);
  const opened = await openAll(files.slice(0, room));
  if (files.length > room) notTaken.value = [...notTaken.peek(), { file: t('many-files'), why: '' }];
  addCards(opened.map(([file, picture]) => pictureCard(picture, nameOfFile(file.name))));
  return opened.length > 0;
}

/** A deck file and the pictures it names. @returns whether it was taken */
export async function takeDeckFile(files: readonly File[]): Promise<boolean> {
  const json = files.find(({ name, type }) => type === 'application/json' || /\.json$/i.test(name));
  if (!json) return false;
  const refuseIt = (why: NotTaken['why']): false => {
    notTaken.value = [{ file: json.name, why }];
    return false;
  };
  let content: unknown;
  try {
    content = JSON.parse(await json.text());
  } catch {
    return refuseIt(t('not-json'));
  }
  const deck = parseDeck(content);
  if (isRefusal(deck)) return refuseIt(deck);
  const wanted = picturesOf(deck);
  const missing = wanted.filter((name) => !files.some((file) => file.name === name));
  if (missing.length > 0) {
    const names = missing.slice(0, 5).join(', ') + (missing.length > 5 ? ', …' : '');
    return refuseIt(t('pictures-missing', { names }));
  }
  const opened = await openAll(files.filter(({ name }) => wanted.includes(name)));
  if (opened.length < wanted.length) return false;
  draft.value = draftOf(deck, new Map(opened.map(([file, picture]) => [file.name, picture])));
  return true;
}

/** One after another: unpacked, a photograph takes a hundred megabytes. */
async function openAll(files: readonly File[]): Promise<(readonly [File, DraftPicture])[]> {
  const opened: (readonly [File, DraftPicture])[] = [];
  const wrong: NotTaken[] = [];
  notTaken.value = [];
  for (const [done, file] of files.entries()) {
    opening.value = { done, count: files.length };
    const picture = await preparePicture(file);
    if (isRefusal(picture)) wrong.push({ file: file.name, why: picture });
    else opened.push([file, picture]);
  }
  opening.value = null;
  notTaken.value = wrong;
  return opened;
}
