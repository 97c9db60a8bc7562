import { useEffect } from 'preact/hooks';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import { language } from '../../../../web/kit/i18n.ts';
import { Spinner } from '../../../../web/kit/spinner.tsx';
import { faceName } from '../../decks/deck.ts';
import type { Desk } from '../desk.ts';
import { deckOf, faceUrl } from '../looks.ts';
import { loadDecks } from './room-decks.ts';
import { t } from './words.ts';

interface AllCardsProps {
  readonly desk: Desk;
  readonly deck: { readonly id: string; readonly name: string };
  onClose(): void;
}

/** Every card of a deck, to look through before it is laid. */
export function AllCards({ desk, deck: { id, name }, onClose }: AllCardsProps) {
  useEffect(() => loadDecks(desk.props.api, desk.props.room.code, [id]), [id]);
  const deck = deckOf(id);
  return (
    <Dialog open title={t('all-cards', { name })} onClose={onClose} wide="full">
      {deck ? (
        <ul class="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-3">
          {deck.faces.map((face, at) => (
            <li key={face.id} class="flex min-w-0 flex-col gap-1">
              <img
                src={faceUrl(id, at, false)}
                alt=""
                loading="lazy"
                style={{ aspectRatio: `${deck.ratio}` }}
                class="w-full rounded-[7%/5%] bg-[#fff] object-contain shadow-raised"
              />
              <span class="line-clamp-2 break-words text-center text-sm leading-tight">
                {faceName(deck, at, language.value)}
                {face.copies > 1 && (
                  <span class="figures text-muted"> {t('times', { count: face.copies })}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p class="flex items-center justify-center gap-2 py-10 text-muted">
          <Spinner /> {t('cards-coming')}
        </p>
      )}
    </Dialog>
  );
}
