import { Undo2 } from 'lucide-preact';
import { Button } from '../../../../web/kit/button.tsx';
import { ago, figure, moment } from '../../../../web/kit/dates.ts';
import type { Rollback } from '../../types.ts';
import type { Desk } from '../desk.ts';
import { nameOf } from './shared.ts';
import { t } from './words.ts';

interface RollbackListProps {
  readonly desk: Desk;
  /** Newest first; null until they are here. */
  readonly rollbacks: readonly Rollback[] | null;
  readonly busy: boolean;
  onUndo(id: number): void;
}

/** What was taken back, each with the way back. */
export function RollbackList({ desk, rollbacks, busy, onUndo }: RollbackListProps) {
  return (
    <section class="flex flex-col gap-1">
      <h3 class="font-semibold">{t('rollbacks')}</h3>
      {rollbacks?.length === 0 && <p class="text-muted text-sm">{t('no-rollbacks')}</p>}
      <ul class="flex flex-col">
        {rollbacks?.map((rollback) => {
          const what = whatOf(desk, rollback);
          const { undone } = rollback;
          return (
            <li key={rollback.id} class="flex items-center gap-3 border-line border-b py-2 last:border-0">
              <div class="min-w-0 flex-1">
                <p class={`text-sm ${undone ? 'text-muted line-through' : ''}`}>{what}</p>
                {rollback.why && <p class="break-words text-sm">{t('quoted', { why: rollback.why })}</p>}
                <p class="text-muted text-xs">
                  {undone
                    ? t('undone-by', { name: nameOf(desk, undone.by) })
                    : t('taken-by', {
                        name: nameOf(desk, rollback.by),
                        when: ago(rollback.at, desk.serverNow()) ?? t('just-now'),
                      })}
                </p>
              </div>
              {!undone && (
                <Button
                  size="sm"
                  icon={<Undo2 size={14} />}
                  aria-label={t('undo-this', { what })}
                  disabled={busy}
                  onClick={() => onUndo(rollback.id)}
                >
                  {t('undo')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** `1,234 pixels by Ada, since 14:05` */
function whatOf(desk: Desk, { pixels, found, criteria: { by, since, until, area } }: Rollback): string {
  return [
    pixels < found
      ? t('pixels-of', { count: found, figure: figure(pixels), all: figure(found) })
      : t('pixels', { count: pixels, figure: figure(pixels) }),
    by !== undefined && t('by-person', { name: nameOf(desk, by) }),
    since !== undefined && t('since-time', { time: moment(since) }),
    until !== undefined && t('until-time', { time: moment(until) }),
    area && t('in-area', { ...area }),
  ]
    .filter(Boolean)
    .join(' ');
}
