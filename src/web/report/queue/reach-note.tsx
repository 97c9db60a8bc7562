import { useSignal } from '@preact/signals';
import { TriangleAlert } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import type { AddressReach } from '../../../client/moderation.ts';
import { ApiError } from '../../../client/request.ts';
import { refusalWords } from '../../kit/refusals.ts';
import { moderation } from '../moderation.ts';
import { t } from './words.ts';

/** Whom a ban of somebody's address would keep out as well; words where that cannot be said, null until it is known. */
export function useReach(person: number): AddressReach | string | null {
  const reach = useSignal<AddressReach | string | null>(null);
  useEffect(() => {
    moderation.reach(person).then(
      (found) => {
        reach.value = found;
      },
      (error) => {
        if (!(error instanceof ApiError)) throw error;
        reach.value = refusalWords(error);
      },
    );
  }, [person]);
  return reach.value;
}

/** Told once somebody means to ban an address: who pays for it. */
export function ReachNote(props: { readonly reach: AddressReach | string | null; readonly chosen: boolean }) {
  const { reach, chosen } = props;
  return (
    <div role="status">
      {chosen && reach !== null && (
        <p class="flex gap-2.5 rounded-md border border-danger/50 bg-danger/6 px-3 py-2 text-sm">
          <TriangleAlert size={16} class="mt-0.5 shrink-0 text-danger" aria-hidden="true" />
          <span class="min-w-0 break-words">{typeof reach === 'string' ? reach : reachWords(reach)}</span>
        </p>
      )}
    </div>
  );
}

function reachWords({ address, others, own }: AddressReach): string {
  if (address === '') return t('reach-unknown');
  if (own) return t('reach-own', { address });
  return others === 0 ? t('reach-none', { address }) : t('reach-others', { count: others, address });
}
