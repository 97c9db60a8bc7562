import '../cards/refusals.ts';
import './refusals.ts';
import { useSignal } from '@preact/signals';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import type { DialogProps } from '../dialog-props.ts';
import { CsvForm } from './csv-form.tsx';
import { DeckEditor } from './deck-editor.tsx';
import { DeckList } from './deck-list.tsx';
import type { Step } from './maker.ts';
import { SheetCutter } from './sheet-cutter.tsx';
import { Ways } from './ways.tsx';
import { t } from './words.ts';

const TITLES = {
  list: 'title',
  ways: 'title-make',
  sheet: 'title-sheet',
  csv: 'title-csv',
  edit: 'title-edit',
} as const satisfies Record<Step, string>;

/** The decks that can be laid here, and the making of new ones. */
export function DecksDialog(props: DialogProps) {
  const step = useSignal<Step>('list');
  const go = (to: Step) => {
    step.value = to;
  };
  return (
    <Dialog open title={t(TITLES[step.value])} onClose={props.close} wide="full">
      {step.value === 'list' && <DeckList {...props} go={go} />}
      {step.value === 'ways' && <Ways go={go} />}
      {step.value === 'sheet' && <SheetCutter go={go} />}
      {step.value === 'csv' && <CsvForm go={go} />}
      {step.value === 'edit' && <DeckEditor desk={props.desk} go={go} />}
    </Dialog>
  );
}
