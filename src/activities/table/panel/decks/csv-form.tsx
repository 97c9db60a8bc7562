import { useSignal } from '@preact/signals';
import { ChevronLeft } from 'lucide-preact';
import { Button } from '../../../../web/kit/button.tsx';
import { Labelled } from '../../../../web/kit/field.tsx';
import { textCard } from './draft.ts';
import { FileButton } from './file-button.tsx';
import { addCards, type Step } from './maker.ts';
import type { CsvProblem } from './read-csv.ts';
import { t } from './words.ts';

/** Longest table that is read, in signs: 600 cards with everything. */
const MOST = 400_000;

export function CsvForm({ go }: { go(step: Step): void }) {
  const text = useSignal('');
  const problems = useSignal<readonly CsvProblem[]>([]);

  async function read(): Promise<void> {
    // What reads it comes when it is wanted.
    const { readCsv } = await import('./read-csv.ts');
    const cards = readCsv(text.peek());
    if ('problems' in cards) {
      problems.value = cards.problems;
      return;
    }
    addCards(cards.map(textCard));
    go('edit');
  }
  async function open(file: File | undefined): Promise<void> {
    if (!file) return;
    const { decodeText } = await import('./read-csv.ts');
    text.value = decodeText(new Uint8Array(await file.slice(0, MOST * 2).arrayBuffer()));
    problems.value = [];
    await read();
  }

  return (
    <form
      class="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void read();
      }}
    >
      <div class="flex items-center justify-between gap-2">
        <Button
          look="quiet"
          size="sm"
          class="-ml-2"
          icon={<ChevronLeft size={17} />}
          onClick={() => go('ways')}
        >
          {t('back')}
        </Button>
        <FileButton
          label={t('csv-file')}
          size="sm"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onFiles={([file]) => void open(file)}
        />
      </div>
      <Labelled label={t('csv-label')} hint={t('csv-hint')}>
        {(ids) => (
          <textarea
            {...ids}
            aria-invalid={problems.value.length > 0}
            rows={10}
            maxLength={MOST}
            spellcheck={false}
            placeholder={t('csv-example')}
            value={text.value}
            onInput={(event) => {
              text.value = event.currentTarget.value;
              problems.value = [];
            }}
            class="w-full rounded-md border border-edge/70 bg-raised px-3 py-2 font-mono text-sm leading-relaxed placeholder:text-muted aria-invalid:border-danger"
          />
        )}
      </Labelled>
      <div role="alert" class="empty:hidden">
        {problems.value.length > 0 && (
          <div class="rounded-lg border border-danger/50 bg-danger/6 px-3.5 py-3">
            <p class="font-medium text-danger">{t('csv-wrong', { count: problems.value.length })}</p>
            <ul class="mt-1 flex flex-col gap-0.5 text-sm">
              {problems.value.map(({ line, fault }) => (
                <li key={`${line} ${fault}`}>{t('csv-line', { line, what: t(`csv-${fault}`) })}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <Button look="primary" type="submit" class="self-start" disabled={text.value.trim() === ''}>
        {t('csv-read')}
      </Button>
    </form>
  );
}
