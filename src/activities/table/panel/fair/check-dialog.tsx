import { useSignal } from '@preact/signals';
import { Check, Copy, Minus, ShieldCheck, ShieldX, X } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../../../../web/kit/button.tsx';
import { copyText } from '../../../../web/kit/copy-text.ts';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import { Select } from '../../../../web/kit/field.tsx';
import { Spinner } from '../../../../web/kit/spinner.tsx';
import { toast } from '../../../../web/kit/toast.tsx';
import type * as Checking from '../../fair/check.ts';
import type { FairNote } from '../../fair/notes.ts';
import { shelf } from '../../shelf.ts';
import type { FairDone, FairView } from '../../types.ts';
import { capital } from '../card-words.ts';
import type { DialogProps } from '../dialog-props.ts';
import { nameOfFace } from '../looks.ts';
import { t } from './words.ts';

/** Fair shuffles of this table: those that can be checked, and those that are secret still. */
export function CheckDialog({ desk, view, close }: DialogProps) {
  const { shown, kept } = view.fair;
  const chosen = useSignal(shown.at(-1)?.id ?? 0);
  const told = shown.find(({ id }) => id === chosen.value) ?? shown.at(-1);
  useEffect(() => desk.fair.seen, [desk]);
  return (
    <Dialog open title={t('title')} onClose={close} wide>
      <div class="flex flex-col gap-5">
        {shown.length > 1 && (
          <Select
            label={t('which')}
            value={String(told?.id)}
            options={shown.toReversed().map((one) => ({ value: String(one.id), label: nameOfShuffle(one) }))}
            onChange={(id) => {
              chosen.value = Number(id);
            }}
          />
        )}
        {told ? <Checked key={told.id} told={told} {...{ desk, view, close }} /> : <p>{t('none-shown')}</p>}
        {kept.length > 0 && <StillSecret kept={kept} {...{ desk, view, close }} />}
      </div>
    </Dialog>
  );
}

function nameOfShuffle(
  one: Pick<FairDone, 'id' | 'round'> & { order?: readonly unknown[]; count?: number },
): string {
  if (one.round !== null) return t('of-round', { round: one.round });
  return t('of-pile', { id: one.id, count: one.order?.length ?? one.count ?? 0 });
}

type Told = DialogProps & { readonly told: FairDone };

function Checked({ desk, view, told }: Told) {
  const checking = useSignal<typeof Checking | null>(null);
  const failed = useSignal(false);
  const load = () => {
    failed.value = false;
    // Reckoning is only needed here: most people trust each other.
    import('../../fair/check.ts').then(
      (module) => {
        checking.value = module;
      },
      () => {
        failed.value = true;
      },
    );
  };
  useEffect(load, []);
  if (failed.value)
    return (
      <p role="alert" class="flex flex-wrap items-center gap-3">
        {t('check-failed')} <Button onClick={load}>{t('try-again')}</Button>
      </p>
    );
  if (!checking.value)
    return (
      <p role="status" class="flex items-center gap-2">
        <Spinner /> {t('checking')}
      </p>
    );
  const { checkShuffle, firstWrong, inputsOf, CHECKS } = checking.value;
  const note = desk.fair.note(told.id);
  const findings = checkShuffle(shelf, told, note);
  const wrong = firstWrong(findings);
  return (
    <>
      <Verdict wrong={wrong} late={findings.promise === 'unknown'} />
      <section aria-label={t('checks')}>
        <h3 class="mb-1.5 font-medium text-sm">{t('checks')}</h3>
        <ul class="flex flex-col gap-1">
          {CHECKS.map((check) => (
            <Finding key={check} check={check} result={findings[check]} early={note?.early ?? false} />
          ))}
        </ul>
      </section>
      <Chances told={told} note={note} nameOf={(person) => desk.model.nameOf(person) ?? t('someone')} />
      <Numbers told={told} deckOf={(deck) => told.decks[deck] ?? view.decks[deck] ?? ''} />
      <Button
        icon={<Copy size={16} aria-hidden="true" />}
        onClick={() =>
          void copyText(inputsOf(told)).then((done) => {
            if (done) toast({ text: t('copied'), tone: 'good' });
          })
        }
      >
        {t('copy')}
      </Button>
    </>
  );
}

function Verdict({ wrong, late }: { readonly wrong: Checking.Check | null; readonly late: boolean }) {
  const Icon = wrong ? ShieldX : ShieldCheck;
  return (
    <div
      role="status"
      class={`flex items-start gap-3 rounded-lg border px-4 py-3 ${wrong ? 'border-danger/60 bg-danger/8' : 'border-accent/50 bg-tint'}`}
    >
      <Icon size={26} class={`mt-0.5 shrink-0 ${wrong ? 'text-danger' : 'text-accent'}`} aria-hidden="true" />
      <div class="min-w-0">
        <p class="font-semibold text-lg leading-6">{t(wrong ? 'wrong' : 'right')}</p>
        <p class="text-sm">{wrong ? t(`wrong-${wrong}`) : t(late ? 'right-late' : 'right-more')}</p>
      </div>
    </div>
  );
}

interface FindingProps {
  readonly check: Checking.Check;
  readonly result: Checking.Result;
  readonly early: boolean;
}

function Finding({ check, result, early }: FindingProps) {
  const Icon = result === 'right' ? Check : result === 'wrong' ? X : Minus;
  const tone = result === 'right' ? 'text-accent' : result === 'wrong' ? 'text-danger' : 'text-muted';
  return (
    <li class={`flex gap-2.5 text-sm leading-5 ${result === 'unknown' ? 'text-muted' : ''}`}>
      <Icon size={17} strokeWidth={2.5} class={`mt-px shrink-0 ${tone}`} aria-hidden="true" />
      <span>
        <span class="sr-only">{t(`is-${result}`)} </span>
        {findingWords(check, result, early)}
      </span>
    </li>
  );
}

function findingWords(check: Checking.Check, result: Checking.Result, early: boolean): string {
  if (result === 'wrong') return t(`wrong-${check}`);
  if (check === 'promise' && result === 'right' && !early) return t('ok-promise-late');
  // These two need nothing but what was told.
  if (result === 'unknown' && check !== 'seed' && check !== 'order') return t(`na-${check}`);
  return t(`ok-${check}`);
}

interface ChancesProps {
  readonly told: FairDone;
  readonly note: FairNote | null;
  nameOf(person: number): string;
}

function Chances({ told, note, nameOf }: ChancesProps) {
  return (
    <section aria-label={t('who-added')}>
      <h3 class="mb-1.5 font-medium text-sm">{t('who-added')}</h3>
      {told.chances.length === 0 && <p class="text-muted text-sm">{t('nobody')}</p>}
      <ul class="flex flex-col gap-1.5 text-sm">
        {told.chances.map(({ seat, person, text }, nth) => (
          <li key={nth} class="flex flex-wrap items-baseline gap-x-2">
            <span class="font-medium">
              {nameOf(person)} <span class="font-normal text-muted">({t('seat', { number: seat })})</span>
            </span>
            {text === null ? (
              <span class="text-muted">{t('they-passed')}</span>
            ) : (
              <span class="min-w-0 break-all font-mono text-xs">{text}</span>
            )}
            {note?.mine.some((sent) => sent.seat === seat && sent.text === text) && (
              <span class="text-accent text-xs">{t('yours')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Numbers({ told, deckOf }: { readonly told: FairDone; deckOf(deck: number): string }) {
  const names = told.order
    .toReversed()
    .map(([deck, face]) => capital(nameOfFace(deckOf(deck), face)) || `${face}`);
  return (
    <>
      <details>
        <summary class="font-medium text-sm">{t('order')}</summary>
        <ol class="mt-2 list-inside list-decimal columns-2 gap-4 text-sm sm:columns-3">
          {names.map((name, nth) => (
            <li key={nth}>{name}</li>
          ))}
        </ol>
      </details>
      <details>
        <summary class="font-medium text-sm">{t('numbers')}</summary>
        <dl class="mt-2 flex flex-col gap-2 text-sm">
          {(
            [
              ['seal', told.commit],
              ['secret', told.seed],
            ] as const
          ).map(([name, value]) => (
            <div key={name}>
              <dt class="text-muted">{t(name)}</dt>
              <dd class="break-all font-mono text-xs">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

function StillSecret({ desk, view, close, kept }: DialogProps & { readonly kept: FairView['kept'] }) {
  const { model } = desk;
  return (
    <section aria-label={t('still-secret')} class="flex flex-col gap-2 border-line border-t pt-4">
      <h3 class="font-medium text-sm">
        {t('still-secret')}: {kept.map(nameOfShuffle).join(' · ')}
      </h3>
      <p class="text-muted text-sm">{t('secret-hint')}</p>
      {model.mine.value !== null && !view.ask && !view.fair.asked && (
        <>
          <p class="text-sm">{t('reveal-warns')}</p>
          <Button
            class="self-start"
            onClick={() => {
              close();
              void model.send({ type: 'ask', kind: 'reveal' });
            }}
          >
            {t('ask-reveal')}
          </Button>
        </>
      )}
    </section>
  );
}
