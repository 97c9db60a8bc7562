import { useSignal } from '@preact/signals';
import { Dices, ShieldCheck } from 'lucide-preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../../../web/kit/button.tsx';
import { Field } from '../../../../web/kit/field.tsx';
import { language } from '../../../../web/kit/i18n.ts';
import type { Person } from '../../../activity.ts';
import { LONGEST_CHANCE, LONGEST_WAIT, waitedFor } from '../../fair/asking.ts';
import type { FairView, TableView } from '../../types.ts';
import { placeName } from '../card-words.ts';
import type { Desk } from '../desk.ts';
import { shownOf } from '../play/playing.ts';
import { t } from './words.ts';

/** A fair shuffle that is being prepared, with what each may do; or the news that one can be checked. */
export function FairCard({ desk }: { readonly desk: Desk }) {
  const view = desk.model.view.value;
  if (!view) return null;
  const { asked } = view.fair;
  // Whatever is being asked has the place, and so has who won.
  const over = Boolean(shownOf(view)?.over) && desk.ended.value !== 'away';
  const news = desk.fair.news.value !== null && !view.ask && !over;
  if (!asked && !news) return null;
  return (
    <div data-fixed="" class="pointer-events-none absolute inset-x-2 top-16 z-30 flex justify-center">
      <section
        aria-label={t('region')}
        class="pointer-events-auto flex w-full max-w-112 animate-rise flex-col gap-2.5 rounded-xl border border-line bg-raised px-4 py-3 text-ink shadow-float"
      >
        {asked ? <Preparing key={asked.id} desk={desk} view={view} asked={asked} /> : <News desk={desk} />}
      </section>
    </div>
  );
}

function Title({ children }: { readonly children: string }) {
  return (
    <h2 class="flex items-center gap-2 font-semibold leading-5">
      <ShieldCheck size={18} class="shrink-0 text-accent" aria-hidden="true" />
      <span class="min-w-0 truncate">{children}</span>
    </h2>
  );
}

interface PreparingProps {
  readonly desk: Desk;
  readonly view: TableView;
  readonly asked: NonNullable<FairView['asked']>;
}

function Preparing({ desk, view, asked }: PreparingProps) {
  const { model } = desk;
  const waits = waitedFor(view.seats, asked.chances);
  const given = asked.chances.find(({ person }) => model.isMe(person));
  const mayAdd = model.mine.value !== null && !given;
  const lasts = useSignal(model.now() >= asked.at + LONGEST_WAIT);
  useEffect(() => {
    if (lasts.value) return;
    const timer = setTimeout(
      () => {
        lasts.value = true;
      },
      asked.at + LONGEST_WAIT - model.now(),
    );
    return () => clearTimeout(timer);
  }, []);
  const nobody = waits.length === 0 || lasts.value;
  const mayEnd = model.isMe(asked.by) || model.manages.value || (nobody && model.mine.value !== null);
  const title =
    asked.pile === null
      ? t('title-round', { round: view.round + 1 })
      : t('title-pile', { pile: placeName(view, asked.pile) });
  return (
    <>
      <Title>{title}</Title>
      {!given && <p class="text-sm leading-5">{t(mayAdd ? 'why' : 'why-watching')}</p>}
      {mayAdd && <Adding desk={desk} />}
      <p role="status" class="text-sm leading-5">
        {given && <span class="font-medium">{t(given.text === null ? 'passed' : 'added')} </span>}
        <span class={given ? '' : 'text-muted'}>{waitingWords(desk, waits)}</span>
      </p>
      <div class="flex flex-wrap items-center justify-between gap-2">
        <p class="min-w-0 text-muted text-xs" title={asked.commit}>
          {t('sealed')} <span class="font-mono">{asked.commit.slice(0, 16)}…</span>
        </p>
        {mayEnd && (
          <span class="flex gap-1">
            <Button
              size="sm"
              look="quiet"
              onClick={() => void model.send({ type: 'fair-end', shuffle: false })}
            >
              {t('give-up')}
            </Button>
            <Button size="sm" onClick={() => void model.send({ type: 'fair-end', shuffle: true })}>
              {t('shuffle-now')}
            </Button>
          </span>
        )}
      </div>
    </>
  );
}

/** One press adds numbers of this browser; whoever trusts nothing but themselves writes something. */
function Adding({ desk }: { readonly desk: Desk }) {
  const writes = useSignal(false);
  const words = useSignal('');
  const first = useRef<HTMLFormElement>(null);
  // At once: whoever types on must not lose a letter.
  useLayoutEffect(() => {
    if (writes.value) first.current?.querySelector('input')?.focus();
  }, [writes.value]);
  if (!writes.value)
    return (
      <div class="flex flex-wrap gap-2">
        <Button
          size="sm"
          look="primary"
          icon={<Dices size={16} aria-hidden="true" />}
          class="max-sm:basis-full"
          onClick={() => void desk.fair.add()}
        >
          {t('add-chance')}
        </Button>
        <Button
          size="sm"
          onClick={() => {
            writes.value = true;
          }}
        >
          {t('own-words')}
        </Button>
        <Button size="sm" look="quiet" onClick={() => void desk.fair.add(null)}>
          {t('pass')}
        </Button>
      </div>
    );
  return (
    <form
      ref={first}
      class="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.value.trim() !== '') void desk.fair.add(words.value);
      }}
    >
      <Field
        label={t('words')}
        hint={t('words-hint', { max: LONGEST_CHANCE })}
        maxLength={LONGEST_CHANCE}
        value={words.value}
        onInput={(event) => {
          words.value = event.currentTarget.value;
        }}
      />
      <span class="flex gap-2">
        <Button size="sm" look="primary" type="submit" disabled={words.value.trim() === ''}>
          {t('add-words')}
        </Button>
        <Button
          size="sm"
          look="quiet"
          onClick={() => {
            writes.value = false;
          }}
        >
          {t('back')}
        </Button>
      </span>
    </form>
  );
}

function waitingWords({ model }: Desk, waits: readonly Person[]): string {
  const others = waits.filter((person) => !model.isMe(person));
  if (waits.length === 0) return t('waiting-none');
  if (others.length === 0) return '';
  const names = others.map((person) => model.nameOf(person) ?? t('someone'));
  return t('waiting', {
    names: new Intl.ListFormat(language.value, { type: 'conjunction' }).format(names),
  });
}

function News({ desk }: { readonly desk: Desk }) {
  return (
    <>
      <Title>{t('news-title')}</Title>
      <p role="status" class="text-sm leading-5">
        {t('news')}
      </p>
      <div class="flex flex-wrap gap-2">
        <Button
          size="sm"
          look="primary"
          onClick={() => {
            desk.dialog.value = { kind: 'fair' };
          }}
        >
          {t('check-it')}
        </Button>
        <Button size="sm" look="quiet" onClick={desk.fair.seen}>
          {t('dismiss')}
        </Button>
      </div>
    </>
  );
}
