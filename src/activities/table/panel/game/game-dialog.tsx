import { type Signal, useSignal } from '@preact/signals';
import { Spade, Users } from 'lucide-preact';
import { Button } from '../../../../web/kit/button.tsx';
import { Choice } from '../../../../web/kit/choice.tsx';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import { language } from '../../../../web/kit/i18n.ts';
import type { Game } from '../../games/game.ts';
import type { DialogProps } from '../dialog-props.ts';
import { GAMES, gameOf } from '../games.ts';
import { t as table } from '../words.ts';
import { lay, losesAnything, optionsIn, optionsWords } from './laying.ts';
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
  if (asks.value)
    return (
      <Dialog open title={t('lay-title')} onClose={close} wide>
        <p class="text-muted">{t('lay-loses')}</p>
        <div class="mt-5 flex justify-end gap-2">
          <Button look="quiet" onClick={close}>
            {table('cancel')}
          </Button>
          <Button look="danger" onClick={layNow}>
            {t('lay')}
          </Button>
        </div>
      </Dialog>
    );
  return (
    <Dialog open title={game.names[lang]} onClose={close} wide>
      <div class="flex flex-col gap-4">
        <div>
          <p class="text-muted">{game.about[lang]}</p>
          <p class="figures mt-1 flex flex-wrap items-center gap-x-4 text-muted text-sm">
            <span class="flex items-center gap-1.5">
              <Users size={14} aria-hidden="true" />
              {min === max ? table('for-exactly', { count: max }) : table('for-seats', { min, max })}
            </span>
            {laid && !manages && <span>{optionsWords(game, view)}</span>}
          </p>
        </div>
        {manages && (
          <>
            <Options game={game} chosen={chosen} />
            {(!laid || game.options.length > 0) && (
              <Button
                look="primary"
                icon={<Spade size={17} />}
                disabled={laid && !changed}
                onClick={() => {
                  if (losesAnything(view)) asks.value = true;
                  else layNow();
                }}
              >
                {t(laid ? 'lay-so' : 'lay')}
              </Button>
            )}
          </>
        )}
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
        {!manages && <Button onClick={close}>{t('close')}</Button>}
      </div>
    </Dialog>
  );
}

interface OptionsProps {
  readonly game: Game;
  readonly chosen: Signal<Readonly<Record<string, number>>>;
}

/** Each with its values from low to high; which one is usual is said. */
function Options({ game, chosen }: OptionsProps) {
  return (
    <>
      {game.options.map(({ id, names, values }) => (
        <Choice
          key={id}
          legend={names[language.value]}
          columns={values.length === 2 || values.length === 4 ? 2 : 3}
          value={`${chosen.value[id]}`}
          options={values
            .toSorted((one, other) => one - other)
            .map((value) => ({
              value: `${value}`,
              label: `${value}`,
              ...(value === values[0] && { hint: t('usual') }),
            }))}
          onChange={(value) => {
            chosen.value = { ...chosen.value, [id]: Number(value) };
          }}
        />
      ))}
    </>
  );
}
