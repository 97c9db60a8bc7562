import { useSignal } from '@preact/signals';
import { LayoutGrid, Pencil, Plus, Trash2 } from 'lucide-preact';
import { Button } from '../../../../web/kit/button.tsx';
import { Confirm } from '../../../../web/kit/confirm.tsx';
import { language } from '../../../../web/kit/i18n.ts';
import { IconButton } from '../../../../web/kit/icon-button.tsx';
import { cardsIn } from '../../decks/deck.ts';
import { HOUSE_DECKS } from '../../decks/house-decks.ts';
import { HEIGHT, WIDTH } from '../../types.ts';
import type { DialogProps } from '../dialog-props.ts';
import { losesAnything } from '../game/laying.ts';
import { gameOf } from '../games.ts';
import { backUrl } from '../looks.ts';
import { freeSpot } from '../spots.ts';
import { AllCards } from './all-cards.tsx';
import { draft, type Step } from './maker.ts';
import { t } from './words.ts';

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly cards: number;
  readonly own: boolean;
}
type Asked = { readonly what: 'lay' | 'take-down'; readonly deck: Listed } | null;

export function DeckList({ desk, view, close, go }: DialogProps & { go(step: Step): void }) {
  const { model } = desk;
  const asked = useSignal<Asked>(null);
  const looked = useSignal<Listed | null>(null);
  const manages = model.manages.value;
  const ruled = gameOf(view)?.rules !== undefined;
  const mayAdd = (manages || model.mine.value !== null) && !ruled;
  const own = view.shelf.map(
    ({ id, names, cards }): Listed => ({ id, name: names[language.value], cards, own: true }),
  );
  const house = [...HOUSE_DECKS.values()].map(
    (deck): Listed => ({
      ...{ id: deck.id, name: deck.names[language.value] },
      ...{ cards: cardsIn(deck), own: false },
    }),
  );
  const making = draft.value;

  async function add({ id }: Listed): Promise<void> {
    const lying = [...view.places.flatMap(({ shape }) => (shape ? [shape] : [])), ...view.pieces];
    const spot = freeSpot(lying, { x: WIDTH / 2, y: HEIGHT / 2 });
    if (!(await model.send({ type: 'add-deck', deck: id, ...spot }))) return;
    close();
    desk.fit();
  }
  async function confirmed(): Promise<void> {
    const { what, deck } = asked.peek() ?? {};
    if (!deck) return;
    if (what === 'take-down') {
      await model.send({ type: 'take-down-deck', deck: deck.id });
      return;
    }
    await layWith(deck);
  }
  async function layWith({ id }: Listed): Promise<void> {
    if (!(await model.send({ type: 'set-up', game: 'free', deck: id }))) return;
    close();
    desk.fit();
  }
  function lay(deck: Listed): void {
    if (losesAnything(view)) asked.value = { what: 'lay', deck };
    else void layWith(deck);
  }

  const section = (title: string, decks: readonly Listed[]) => (
    <section class="flex flex-col gap-2">
      <h3 class="font-semibold">{title}</h3>
      <ul class="grid gap-2 sm:grid-cols-2">
        {decks.map((deck) => (
          <li
            key={deck.id}
            class="grid grid-cols-[auto_minmax(0,1fr)] grid-rows-[auto_1fr] gap-x-3 gap-y-2 rounded-lg border border-line bg-raised p-3"
          >
            <img src={backUrl(deck.id)} alt="" class="h-20 w-14 rounded-[4px] object-contain sm:row-span-2" />

            <div class="flex min-w-0 items-start gap-1">
              <div class="min-w-0 flex-1">
                <p class="break-words font-medium leading-snug">{deck.name}</p>
                <p class="text-muted text-sm">{t('cards', { count: deck.cards })}</p>
              </div>
              <IconButton
                label={t('look-named', { name: deck.name })}
                tip="end"
                icon={<LayoutGrid size={17} />}
                onClick={() => {
                  looked.value = deck;
                }}
              />
              {deck.own && manages && (
                <IconButton
                  label={t('take-down-named', { name: deck.name })}
                  tip="end"
                  icon={<Trash2 size={17} />}
                  onClick={() => {
                    asked.value = { what: 'take-down', deck };
                  }}
                />
              )}
            </div>
            <div class="flex flex-wrap items-end gap-1.5 max-sm:col-span-2 max-sm:*:flex-1">
              {mayAdd && (
                <Button
                  size="sm"
                  aria-label={t('add-named', { name: deck.name })}
                  onClick={() => void add(deck)}
                >
                  {t('add')}
                </Button>
              )}
              {manages && (
                <Button
                  size="sm"
                  look="quiet"
                  aria-label={t('lay-named', { name: deck.name })}
                  onClick={() => lay(deck)}
                >
                  {t('lay')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );

  return (
    <div class="flex flex-col gap-6">
      {manages && (
        <div class="flex flex-wrap gap-2">
          {making ? (
            <Button look="primary" icon={<Pencil size={17} />} onClick={() => go('edit')}>
              {making.name.trim() ? t('go-on-named', { name: making.name.trim() }) : t('go-on')}
            </Button>
          ) : (
            <Button look="primary" icon={<Plus size={17} />} onClick={() => go('ways')}>
              {t('make')}
            </Button>
          )}
        </div>
      )}
      {ruled && <p class="rounded-md bg-sunken px-3.5 py-2.5 text-muted text-sm">{t('rules-keep-deck')}</p>}
      {!ruled && !mayAdd && (
        <p class="rounded-md bg-sunken px-3.5 py-2.5 text-muted text-sm">{t('sit-to-add')}</p>
      )}
      {own.length > 0 ? (
        section(t('of-room'), own)
      ) : (
        <section class="flex flex-col gap-2">
          <h3 class="font-semibold">{t('of-room')}</h3>
          <p class="rounded-lg border border-line border-dashed px-4 py-5 text-center text-muted">
            {manages ? t('room-empty-make') : `${t('room-empty')} ${t('who-makes')}`}
          </p>
        </section>
      )}
      {section(t('of-house'), house)}
      {looked.value && (
        <AllCards
          desk={desk}
          deck={looked.value}
          onClose={() => {
            looked.value = null;
          }}
        />
      )}
      {asked.value && (
        <Confirm
          open
          title={t(`${asked.value.what}-title`, { name: asked.value.deck.name })}
          text={t(`${asked.value.what}-text`)}
          verb={t(asked.value.what)}
          onConfirm={confirmed}
          onClose={() => {
            asked.value = null;
          }}
        />
      )}
    </div>
  );
}
