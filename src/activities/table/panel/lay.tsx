import { useSignal } from '@preact/signals';
import { Spade, Users } from 'lucide-preact';
import { Button } from '../../../web/kit/button.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { language } from '../../../web/kit/i18n.ts';
import type { Desk } from './desk.ts';
import type { DialogProps } from './dialog-props.ts';
import { GAMES } from './games.ts';
import { t } from './words.ts';

/** The games of this server, to lay the table for. */
export function Games({ onChoose }: { onChoose(game: string): void }) {
  return (
    <ul class="grid gap-2 text-left sm:grid-cols-2">
      {GAMES.map(({ id, names, about, seats }) => (
        <li key={id}>
          <button
            type="button"
            onClick={() => onChoose(id)}
            class="flex h-full w-full items-start gap-3 rounded-lg border border-edge/60 bg-raised px-3.5 py-3 text-left text-ink transition-colors hover:border-accent hover:bg-tint"
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
        </li>
      ))}
    </ul>
  );
}

/** Chooses another game; asks first, as what lies there goes. */
export function LayDialog({ desk, view, close }: DialogProps) {
  const wanted = useSignal<string | null>(null);
  const isEmpty = view.decks.length === 0 && view.pieces.length === 0;
  function choose(game: string): void {
    if (isEmpty) lay(desk, game, close);
    else wanted.value = game;
  }
  const game = wanted.value;
  return (
    <Dialog open title={t(game ? 'lay-anew-title' : 'lay-table')} onClose={close} wide>
      {game === null ? (
        <div class="flex flex-col gap-3">
          <p class="text-muted">{t('lay-text')}</p>
          <Games onChoose={choose} />
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

export function lay(desk: Desk, game: string, close: () => void): void {
  close();
  void desk.model.send({ type: 'set-up', game }).then((done) => {
    if (done) desk.fit();
  });
}
