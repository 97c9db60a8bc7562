import { ArrowRight, Check } from 'lucide-preact';
import { Button } from '../../../kit/button.tsx';
import { type Done, hideSteps, STEPS, type Step } from './steps.ts';
import { t } from './words.ts';

/** What a new host does first, as long as some of it is not done. */
export function FirstSteps({ done }: { readonly done: Done }) {
  return (
    <section class="rounded-lg border border-accent/40 bg-tint/50 p-4 sm:p-5">
      <div class="mb-3 flex items-start justify-between gap-3">
        <div>
          <h2 class="font-semibold text-lg">{t('title')}</h2>
          <p class="text-muted text-sm">{t('text')}</p>
        </div>
        <Button look="quiet" size="sm" onClick={hideSteps}>
          {t('hide')}
        </Button>
      </div>
      <ul class="grid gap-2 sm:grid-cols-2 xl:grid-cols-4">
        {STEPS.map(([step, path]) => (
          <li key={step}>{done[step] ? <Ticked step={step} /> : <ToDo step={step} path={path} />}</li>
        ))}
      </ul>
    </section>
  );
}

function Ticked({ step }: { readonly step: Step }) {
  return (
    <p class="flex h-full items-center gap-2 rounded-md border border-line px-3 py-2.5 text-muted">
      <Check size={17} aria-hidden="true" class="shrink-0 text-good" />
      <span>
        {t(step)}
        <span class="sr-only">: {t('done')}</span>
      </span>
    </p>
  );
}

function ToDo({ step, path }: { readonly step: Step; readonly path: string }) {
  return (
    <a
      href={path}
      class="group flex h-full flex-col gap-0.5 rounded-md border border-edge/60 bg-raised px-3 py-2.5 hover:border-edge"
    >
      <span class="flex items-center justify-between gap-2 font-medium">
        {t(step)}
        <ArrowRight size={16} aria-hidden="true" class="shrink-0 text-muted group-hover:text-accent" />
      </span>
      <span class="text-muted text-sm">{t(`${step}-text`)}</span>
    </a>
  );
}
