import { useSignal } from '@preact/signals';
import { Spade, Users } from 'lucide-preact';
import { Button } from '../../../../web/kit/button.tsx';
import { Choice } from '../../../../web/kit/choice.tsx';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import { language } from '../../../../web/kit/i18n.ts';
import { type Game, optionsFor } from '../../games/game.ts';
import type { TableView } from '../../types.ts';
import type { DialogProps } from '../dialog-props.ts';
import { GAMES, gameOf } from '../games.ts';
import { lay } from '../lay.tsx';
import { shownOf } from '../play/playing.ts';
import { t as table } from '../words.ts';
import { t } from './words.ts';

/** How a game is played, and with what it can be laid; whoever looks after the room lays it from here. */
export function GameDialog({ desk, view, close, game: id }: DialogProps & { readonly game: string }) {
  const game = GAMES.find((one) => one.id === id);
  const laid = gameOf(view)?.id === id;
  const now = game && optionsIn(game, laid ? view : null);
  const chosen = useSignal(now ?? {});
  const asks = useSignal(false);
  if (!game || !now) return null;
  const manages = desk.model.manages.value;
  const lang = language.value;
  const { min, max } = game.seats;
  const changed = game.options.some(({ id: option }) => chosen.value[option] !== now[option]);
  const layNow = () => lay(desk, game.id, close, chosen.value);
  function choose(): void {
    if (losesAnything(view)) asks.value = true;
    else layNow();
  }
  return (
    <Dialog open title={asks.value ? t('lay-title') : game.names[lang]} onClose={close} wide>
      {asks.value ? (
        <>
          <p class="text-muted">{t('lay-loses')}</p>
          <div class="mt-5 flex justify-end gap-2">
            <Button look="quiet" onClick={close}>
              {table('cancel')}
            </Button>
            <Button look="danger" onClick={layNow}>
              {t('lay')}
            </Button>
          </div>
        </>
      ) : (
        <div class="flex flex-col gap-4">
          <div>
            <p class="text-muted">{game.about[lang]}</p>
            <p class="mt-1 flex items-center gap-1.5 text-muted text-sm">
              <Users size={14} aria-hidden="true" />
              {min === max ? table('for-exactly', { count: max }) : table('for-seats', { min, max })}
            </p>
          </div>
          {game.how && (
            <div>
              <h3 class="mb-1.5 font-semibold">{t('how-to-play')}</h3>
              <ul class="flex list-disc flex-col gap-1.5 pl-5 marker:text-accent">
                {game.how[lang].map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
          )}
          {game.options.map(({ id: option, names, values }) =>
            manages ? (
              <Choice
                key={option}
                legend={names[lang]}
                columns={values.length === 2 || values.length === 4 ? 2 : 3}
                value={`${chosen.value[option]}`}
                options={[...values]
                  .sort((one, other) => one - other)
                  .map((value) => ({
                    value: `${value}`,
                    label: `${value}`,
                    ...(value === values[0] && { hint: t('usual') }),
                  }))}
                onChange={(value) => {
                  chosen.value = { ...chosen.value, [option]: Number(value) };
                }}
              />
            ) : (
              laid && (
                <p key={option} class="figures text-sm">
                  {t('options-now', { option: names[lang], value: now[option] ?? '' })}
                </p>
              )
            ),
          )}
          {manages && (!laid || changed) ? (
            <Button look="primary" icon={<Spade size={17} />} onClick={choose}>
              {t(laid ? 'lay-so' : 'lay')}
            </Button>
          ) : (
            <Button onClick={close}>{t('close')}</Button>
          )}
        </div>
      )}
    </Dialog>
  );
}

/** As the game lies there, or as it is usual. */
function optionsIn(game: Game, view: TableView | null): Readonly<Record<string, number>> | null {
  const laid = view?.game?.shown as { readonly options?: Readonly<Record<string, number>> } | null;
  return optionsFor(game, laid?.options);
}

/** `Points to reach: 100 · Cards each: 5`; empty for a game without options. */
export function optionsWords(game: Game, view: TableView): string {
  const now = optionsIn(game, view);
  return game.options
    .map(({ id, names }) => t('options-now', { option: names[language.value], value: now?.[id] ?? '' }))
    .join(' · ');
}

/** Whether something that was put or played there would be gone. */
export function losesAnything(view: TableView): boolean {
  if (view.pieces.length > 0) return true;
  if (view.decks.length === 0 || shownOf(view)?.over) return false;
  // As it was laid, nothing is lost: with rules nobody touches it before the first round.
  return view.round > 0 || view.playing || gameOf(view)?.rules === undefined;
}
