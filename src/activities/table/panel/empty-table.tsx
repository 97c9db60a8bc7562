import { Spade } from 'lucide-preact';
import type { Desk } from './desk.ts';
import { lay } from './game/laying.ts';
import { Games } from './lay.tsx';
import { t } from './words.ts';

/** Nothing lies on the table yet: who may lays it, others learn who can. */
export function EmptyTable({ desk }: { readonly desk: Desk }) {
  const { model } = desk;
  const view = model.view.value;
  if (!view || view.decks.length > 0 || view.pieces.length > 0) return null;
  if (view.places.some(({ shape }) => shape)) return null;
  const manages = model.manages.value;
  const owner = desk.props.room.owner === 0 ? null : model.nameOf(desk.props.room.owner);
  return (
    <div
      data-fixed=""
      class="pointer-events-none absolute inset-x-0 top-14 bottom-14 z-10 grid place-items-center p-3"
    >
      <div class="pointer-events-auto flex max-h-full w-full max-w-150 flex-col items-center overflow-y-auto text-center">
        <Spade size={38} strokeWidth={1.4} aria-hidden="true" class="mb-2 opacity-80" />
        <h2 class="font-semibold text-xl">{t(manages ? 'lay-table' : 'nothing-here')}</h2>
        {manages ? (
          <>
            <p class="mt-1 mb-4 opacity-90">{t('lay-text')}</p>
            <div class="w-full">
              <Games desk={desk} onChoose={(game) => lay(desk, game, () => {})} />
            </div>
          </>
        ) : (
          <p class="mt-1 opacity-90">{owner ? t('lay-who', { names: owner }) : t('lay-who-unknown')}</p>
        )}
      </div>
    </div>
  );
}
