import type { DeskFigures } from '../../../../client/desk.ts';
import { figure } from '../../../kit/dates.ts';
import { t } from '../words.ts';

/** Codes, most frequent first: what people run into, and what attackers try. */
export function RefusalList({ refusals }: Pick<DeskFigures, 'refusals'>) {
  const most = refusals[0]?.count ?? 1;
  return (
    <section class="rounded-lg border border-line bg-raised p-4">
      <h2 class="mb-2 font-semibold">{t('refused-lately')}</h2>
      {refusals.length === 0 ? (
        <p class="py-2 text-muted text-sm">{t('refused-nothing')}</p>
      ) : (
        <ul class="flex flex-col gap-1">
          {refusals.slice(0, 12).map(({ code, count }) => (
            <li key={code} class="relative flex items-baseline justify-between gap-3 py-1">
              <span
                aria-hidden="true"
                class="absolute inset-y-0 left-0 rounded-sm bg-ink/6"
                style={{ width: `${Math.max(2, (count / most) * 100)}%` }}
              />
              <code class="relative truncate pl-2 font-mono text-sm">{code}</code>
              <span class="figures relative pr-2 text-sm">{figure(count)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
