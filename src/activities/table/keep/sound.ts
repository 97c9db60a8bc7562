/** Whether a table that comes from elsewhere can lie here. */
import { type Refusal, refuse } from '../../activity.ts';
import type { Deck, Game } from '../games/game.ts';
import { isHand } from '../state.ts';
import type { CardIndex, SavedTable } from '../types.ts';

/** What is known here: decks of the house, and those the room has made. */
export interface Known {
  readonly decks: readonly Deck[];
  readonly games: readonly Game[];
}

/**
 * `table/no-deck` {deck}, `table/no-game` {game}, `table/bad-file` {field} where it does not fit together: a card in
 * two places or in none, a place twice, a face no deck has, scores of rounds that were not played.
 */
export function checkSound({ decks, games }: Known, table: SavedTable): Refusal | null {
  const { cards, places, pieces, up, known, game, sheet, round } = table;
  const missing = table.decks.find((id) => !decks.some((deck) => deck.id === id));
  if (missing !== undefined) return refuse('table/no-deck', { deck: missing });
  if (game && !games.some(({ id }) => id === game.id)) return refuse('table/no-game', { game: game.id });
  if (new Set(table.decks).size !== table.decks.length) return bad('decks');
  const faces = table.decks.map((id) => decks.find((deck) => deck.id === id)?.faces.length ?? 0);
  if (cards.some(([deck, face]) => face >= (faces[deck] ?? 0))) return bad('cards');

  const lying = places.flatMap((place) => place.cards);
  const isCard = (index: CardIndex): boolean => index < cards.length;
  if (lying.length !== cards.length || !isSet(lying) || !lying.every(isCard)) return bad('places');
  if (!isSet(up) || !up.every(isCard)) return bad('up');
  if (!known.every(([index]) => isCard(index))) return bad('known');
  const ids = [...places, ...pieces].map(({ id }) => id);
  if (!isSet(ids)) return bad('places');
  if (places.some(({ id, shape }) => isHand(id) !== (shape === null))) return bad('places');
  const areas = places.flatMap(({ shape }) => (shape?.area ? [shape.area] : []));
  if (!isSet(areas)) return bad('places');
  const file = games.find(({ id }) => id === game?.id);
  // Rules deal to areas by their names.
  if (file?.rules && file.areas.some((area) => !areas.includes(area.id))) return bad('places');
  if (pieces.some((piece) => piece.kind === 'die' && piece.value > piece.sides)) return bad('pieces');
  return sheet.length === round ? null : bad('sheet');
}

const bad = (field: string): Refusal => refuse('table/bad-file', { field });
const isSet = (list: readonly unknown[]): boolean => new Set(list).size === list.length;
