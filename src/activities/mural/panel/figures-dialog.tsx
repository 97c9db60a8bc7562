import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../../../client/api.ts';
import { figure } from '../../../web/kit/dates.ts';
import type { MuralStats } from '../types.ts';
import type { Desk } from './desk.ts';
import { t } from './words.ts';

/** What was painted here so far. Shows what is known at once, then the server's newest figures. */
export function FiguresDialog({ desk, here }: { readonly desk: Desk; readonly here: number | null }) {
  const [fresh, setFresh] = useState<MuralStats | null>(null);
  useEffect(() => {
    let wanted = true;
    desk.api.mural(desk.room.code).then(
      ({ stats }) => wanted && setFresh(stats),
      (error: unknown) => {
        // Without a connection the figures of the last answer stay.
        if (!(error instanceof ApiError)) throw error;
      },
    );
    return () => {
      wanted = false;
    };
  }, [desk]);
  const stats = fresh ?? desk.studio.stats.value;
  const rows: readonly (readonly [string, number])[] = [
    [t('stats-painted'), stats.painted],
    [t('stats-today'), stats.today],
    [t('stats-mine'), stats.mine],
    [t('stats-mine-today'), stats.mineToday],
    [t('stats-painters'), stats.painters],
    ...(here === null ? [] : [[t('stats-here'), here] as const]),
  ];
  return (
    <dl class="grid grid-cols-2 gap-x-6 gap-y-4 pt-3 sm:grid-cols-3">
      {rows.map(([label, value]) => (
        <div key={label} class="flex flex-col-reverse">
          <dt class="text-muted text-sm">{label}</dt>
          <dd class="figures font-semibold text-2xl">{figure(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
