import { useSignal } from '@preact/signals';
import { KeyRound } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { ApiError } from '../../../client/request.ts';
import { Button } from '../../kit/button.tsx';
import { api, me } from '../../kit/connection.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { t } from '../words.ts';

type Barrier = 'rooms/for-claimed' | 'rooms/for-staff';

/** The form of a new room, or why this person makes none here: better told before they filled it in. */
export function IfMayMake({ children }: { readonly children: ComponentChildren }) {
  const barrier = useSignal<Barrier | null>(null);
  const { route } = useLocation();
  const who = me.value?.number;

  async function ask(): Promise<void> {
    try {
      const { roomsBy } = await api.house();
      if (roomsBy === 'everybody') return;
      const account = await api.me();
      const may = Boolean(account?.role) || (roomsBy === 'claimed' && account?.claimed);
      barrier.value = may ? null : `rooms/for-${roomsBy}`;
    } catch (error) {
      // Not known: the server says so when the room is made.
      if (!(error instanceof ApiError)) throw error;
    }
  }
  useEffect(() => {
    void ask();
  }, [who]);

  if (barrier.value === null) return <>{children}</>;
  const claimed = barrier.value === 'rooms/for-claimed';
  return (
    <EmptyState
      icon={<KeyRound size={36} strokeWidth={1.5} />}
      title={t(claimed ? 'rooms-for-claimed' : 'rooms-for-staff')}
      action={
        claimed && (
          <Button look="primary" onClick={() => route('/sign-in')}>
            {t('secure-account')}
          </Button>
        )
      }
    >
      {refusalWords({ refused: barrier.value })}
    </EmptyState>
  );
}
