import { useSignal } from '@preact/signals';
import { ChevronLeft, Plus } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../../../web/kit/button.tsx';
import { Confirm } from '../../../../web/kit/confirm.tsx';
import { Field } from '../../../../web/kit/field.tsx';
import { Progress } from '../../../../web/kit/progress.tsx';
import { refusalWords } from '../../../../web/kit/refusals.ts';
import { toast } from '../../../../web/kit/toast.tsx';
import { isRefusal, type Refusal } from '../../../activity.ts';
import { MAX_CARDS } from '../../decks/parse-faces.ts';
import type { Desk } from '../desk.ts';
import { BackChoice } from './back-choice.tsx';
import { faceOfCard, ratioOf } from './card-face.ts';
import { CloseLook } from './close-look.tsx';
import { cardsIn, type DraftPicture, fileOfDraft, picturesIn, renamed } from './draft.ts';
import { DraftCardTile } from './draft-card.tsx';
import { change, draft, type Step, throwAway } from './maker.ts';
import { NotTakenList } from './not-taken.tsx';
import { nameIn, sendPictures } from './send-pictures.ts';
import { t } from './words.ts';

interface DeckEditorProps {
  readonly desk: Desk;
  go(step: Step): void;
}

/** The deck as it will be: names, copies, back; and from here it is shared. */
export function DeckEditor({ desk, go }: DeckEditorProps) {
  const { api, room } = desk.props;
  const sending = useSignal<{ readonly done: number; readonly count: number } | null>(null);
  const failed = useSignal<ReadonlyMap<DraftPicture, Refusal>>(new Map());
  const refusal = useSignal<Refusal | null>(null);
  const nameMissing = useSignal(false);
  const throwing = useSignal(false);
  const look = useSignal<number | null>(null);
  const stop = useRef<AbortController | null>(null);
  const nameField = useRef<HTMLDivElement>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const made = draft.value;
  if (!made) {
    return null;
  }
  const { cards } = made;
  const ratio = ratioOf(made);
  const count = cardsIn(made);
  const unnamed = cards.filter(({ face }) => face.names.en === '').length;
  const wrong =
    cards.length === 0 ? t('no-cards') : count > MAX_CARDS ? t('too-many-cards', { count }) : null;

  function number(): void {
    change({
      cards: (draft.peek()?.cards ?? []).map((card, at) =>
        card.face.names.en === '' ? renamed(card, t('card-unnamed', { number: at + 1 })) : card,
      ),
    });
  }

  async function share(): Promise<void> {
    if (sending.peek()) return;
    if ((draft.peek()?.name.trim() ?? '') === '') {
      nameMissing.value = true;
      nameField.current?.querySelector('input')?.focus();
      return;
    }
    number();
    const now = draft.peek();
    if (!now) return;
    const controller = new AbortController();
    stop.current = controller;
    refusal.value = null;
    const pictures = picturesIn(now);
    sending.value = { done: 0, count: pictures.length };
    try {
      const outcome = await sendPictures(
        api,
        room.code,
        pictures,
        (done) => {
          sending.value = { done, count: pictures.length };
        },
        controller.signal,
      );
      failed.value = outcome.failed;
      if (outcome.failed.size > 0) return;
      await api.shareDeck(
        room.code,
        fileOfDraft(now, (picture) => nameIn(room.code, picture) ?? ''),
      );
      toast({ text: t('shared', { name: now.name.trim() }), tone: 'good' });
      throwAway();
      go('list');
    } catch (error) {
      if (controller.signal.aborted) return;
      if (!isRefusal(error)) throw error;
      refusal.value = error;
    } finally {
      sending.value = null;
    }
  }

  const busy = sending.value;
  const looked = look.value === null ? undefined : cards[look.value];
  return (
    <div class="flex min-h-full flex-col gap-6">
      <div class="grid gap-5 sm:grid-cols-2">
        <div ref={nameField}>
          <Field
            label={t('name')}
            hint={t('name-hint')}
            error={nameMissing.value && t('name-missing')}
            maxLength={60}
            value={made.name}
            onInput={(event) => {
              nameMissing.value = false;
              change({ name: event.currentTarget.value });
            }}
          />
        </div>
        <BackChoice draft={made} ratio={ratio} />
      </div>
      <section class="flex flex-1 flex-col gap-3">
        <div class="flex flex-wrap items-center justify-between gap-2">
          <h3 class="font-semibold">
            {t('cards-heading')} <span class="figures font-normal text-muted">{t('cards', { count })}</span>
          </h3>
          <Button size="sm" icon={<Plus size={16} />} disabled={busy !== null} onClick={() => go('ways')}>
            {t('add-more')}
          </Button>
        </div>
        <NotTakenList />
        {unnamed > 0 && (
          <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-lg bg-sunken px-3.5 py-2.5">
            <p class="min-w-0 flex-1 basis-60 text-muted text-sm">{t('names-missing', { count: unnamed })}</p>
            <Button size="sm" look="quiet" onClick={number}>
              {t('names-number')}
            </Button>
          </div>
        )}
        <ol class="grid grid-cols-[repeat(auto-fill,minmax(8.25rem,1fr))] gap-3">
          {cards.map((card, at) => (
            <DraftCardTile
              key={card.key}
              card={card}
              number={at + 1}
              ratio={ratio}
              face={faceOfCard(made, card)}
              refusal={(card.picture && failed.value.get(card.picture)) ?? null}
              onLook={() => {
                look.value = at;
              }}
            />
          ))}
        </ol>
      </section>
      <div class="sticky -bottom-5 -mx-5 -mb-5 flex flex-col gap-2 border-line border-t bg-raised px-5 py-3">
        <div role="alert" class="text-danger text-sm empty:hidden">
          {wrong ??
            (refusal.value && refusalWords(refusal.value)) ??
            (failed.value.size > 0 && t('failed', { count: failed.value.size }))}
        </div>
        {busy && (
          <div role="status" class="flex flex-col gap-1.5">
            <p class="text-muted text-sm">{t('sending', busy)}</p>
            <Progress value={busy.count === 0 ? null : busy.done / busy.count} label={t('sending', busy)} />
          </div>
        )}
        <div class="flex flex-wrap justify-between gap-2">
          {busy ? (
            <Button look="quiet" icon={<ChevronLeft size={17} />} onClick={() => stop.current?.abort()}>
              {t('cancel')}
            </Button>
          ) : (
            <Button
              look="quiet"
              class="-ml-2"
              onClick={() => {
                throwing.value = true;
              }}
            >
              {t('throw-away')}
            </Button>
          )}
          <Button look="primary" busy={busy !== null} disabled={wrong !== null} onClick={() => void share()}>
            {failed.value.size > 0 ? t('try-again') : t('share')}
          </Button>
        </div>
      </div>
      {looked && look.value !== null && (
        <CloseLook
          name={looked.face.names.en || t('card-unnamed', { number: look.value + 1 })}
          text={looked.face.text ?? ''}
          url={faceOfCard(made, looked)}
          ratio={ratio}
          onStep={(by) => {
            look.value = ((look.peek() ?? 0) + by + cards.length) % cards.length;
          }}
          onClose={() => {
            look.value = null;
          }}
        />
      )}
      <Confirm
        open={throwing.value}
        title={t('throw-away-title')}
        text={t('throw-away-text')}
        verb={t('throw-away')}
        onConfirm={() => {
          throwAway();
          go('list');
        }}
        onClose={() => {
          throwing.value = false;
        }}
      />
    </div>
  );
}
