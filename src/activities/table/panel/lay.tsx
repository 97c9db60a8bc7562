import { useSignal } from '@preact/signals';
import { CircleHelp, SlidersHorizontal, Spade, Users } from 'lucide-preact';
import { Button } from '../../../web/kit/button.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { language } from '../../../web/kit/i18n.ts';
import { IconButton } from '../../../web/kit/icon-button.tsx';
import type { Desk } from './desk.ts';
import type { DialogProps } from './dialog-props.ts';
import { lay, losesAnything } from './game/laying.ts';
import { t as gameWords } from './game/words.ts';
import { GAMES } from './games.ts';
import { t } from './words.ts';

/** The games of this server, to lay the table for. */
export function Games({ desk, onChoose }: { readonly desk: Desk; onChoose(game: string): void }) {
  return (
    <ul class="grid gap-2 text-left sm:grid-cols-2">
      {GAMES.map(({ id, names, about, seats, options }) => (
        <li key={id} class="relative">
          <button
            type="button"
            onClick={() => onChoose(id)}
            class="flex h-full w-full items-start gap-3 rounded-lg border border-edge/60 bg-raised py-3 pr-12 pl-3.5 text-left text-ink transition-colors hover:border-accent hover:bg-tint"
          >
            <Spade size={20} aria-hidden="true" class="mt-0.5 shrink-0 self-start text-accent" />
            <span class="min-w-0">
              <span class="block truncate font-semibold">{names[language.value]}</span>
              <span class="block text-muted text-sm">{about[language.value]}</span>
              <span class="mt-0.5 flex items-center gap-1 text-muted text-xs">
                <Users size={12} aria-hidden="true" />
                {seats.min === seats.max ? t('for-exactly', { count: seats.max }) : t('for-seats', seats)}
              </span>
            </span>
          </button>
          <IconButton
            label={gameWords(options.length > 0 ? 'about-options' : 'about-game', {
              game: names[language.value],
            })}
            icon={options.length > 0 ? <SlidersHorizontal size={17} /> : <CircleHelp size={17} />}
            class="absolute top-1.5 right-1.5"
            onClick={() => {
              desk.dialog.value = { kind: 'game', game: id };
            }}
          />
        </li>
      ))}
    </ul>
  );
}

/** Chooses another game; asks first, as what lies there goes. */
export function LayDialog({ desk, view, close }: DialogProps) {
  const wanted = useSignal<string | null>(null);
  function choose(game: string): void {
    if (losesAnything(view)) wanted.value = game;
    else lay(desk, game, close);
  }
  const game = wanted.value;
  return (
    <Dialog open title={t(game ? 'lay-anew-title' : 'lay-table')} onClose={close} wide>
      {game === null ? (
        <div class="flex flex-col gap-3">
          <p class="text-muted">{t('lay-text')}</p>
          <Games desk={desk} onChoose={choose} />
        </div>
      ) : (
        <>
          <p class="text-muted">{t('lay-anew-text')}</p>
          <div class="mt-5 flex justify-end gap-2">
            <Button look="quiet" onClick={close}>
              {t('cancel')}
            </Button>
            <Button look="danger" onClick={() => lay(desk, game, close)}>
              {t('lay-table')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
