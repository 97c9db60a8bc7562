/** The card that is chosen, large beside the table: texts and pictures of people's own are too fine to be read where they lie. */
import type { Desk } from '../desk.ts';
import { deckOf, faceUrl } from '../looks.ts';
import { findCard, isKnown } from '../seeing.ts';

export function Enlarged({ desk }: { readonly desk: Desk }) {
  const view = desk.model.view.value;
  const chosen = desk.selection.value;
  if (!view || chosen?.kind !== 'cards' || chosen.cards.length !== 1 || desk.placing.value) return null;
  const card = findCard(view, chosen.cards[0] ?? 0)?.card;
  const id = view.decks[card?.[2] ?? -1] ?? '';
  const deck = deckOf(id);
  const face = card && isKnown(card) ? deck?.faces[card[3]] : undefined;
  if (!card || !deck || (face?.text === undefined && face?.image === undefined)) return null;
  return (
    <div
      data-fixed=""
      class="pointer-events-none absolute top-14 left-3 z-20 max-w-[38%] animate-rise"
      style={{ width: `min(15rem, 38%, calc(46dvh * ${deck.ratio}))` }}
    >
      <img
        src={faceUrl(id, card[3], false)}
        alt=""
        style={{ aspectRatio: `${deck.ratio}` }}
        class="w-full rounded-[7%/5%] bg-[#fff] object-contain shadow-float"
      />
      {/* What is written on it goes beyond its name. */}
      <p role="status" class="sr-only">
        {face.text ?? ''}
      </p>
    </div>
  );
}
