/** Reporting a message, a part of a mural or a person, from wherever it is seen. */
import { signal } from '@preact/signals';
import type { Reportable, ReportReason } from '../../client/types.ts';
import { api } from '../kit/connection.ts';
import { keep } from '../kit/kept.ts';
import { askName } from '../name/ask-name.ts';

/** The dialog is open while this is set. */
export const reporting = signal<Reportable | null>(null);

/** Set on devices from which something was reported: only there answers are looked for. */
export const WAITING = 'reports-waiting';

export function openReport(what: Reportable): void {
  void askName().then((account) => {
    if (account) reporting.value = what;
  });
}

/** @throws ApiError, such as `reports/already` */
export async function sendReport(what: Reportable, reason: ReportReason, words: string): Promise<void> {
  await api.report(what, reason, words);
  keep(WAITING, true);
}
