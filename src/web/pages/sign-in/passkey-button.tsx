import { useSignal } from '@preact/signals';
import { KeyRound } from 'lucide-preact';
import { useLocation } from 'preact-iso';
import { isRefusal } from '../../../activities/activity.ts';
import { Button } from '../../kit/button.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { toast } from '../../kit/toast.tsx';
import { signInWithPasskey } from '../../passkeys/ceremony.ts';
import { obstacle } from '../../passkeys/obstacle.ts';
import { ObstacleNote } from '../../passkeys/obstacle-note.tsx';
import { t } from '../../passkeys/words.ts';
import { becameAccount } from '../own-account.ts';
import { arrivedPath } from './arrived.ts';

/** @param back a page of this server to go to afterwards */
export function PasskeyButton({ back }: { readonly back: string }) {
  const { route } = useLocation();
  const busy = useSignal(false);
  const trouble = useSignal('');
  const inTheWay = obstacle();

  async function signIn(): Promise<void> {
    busy.value = true;
    trouble.value = '';
    try {
      const answer = await signInWithPasskey();
      if (typeof answer === 'string') {
        trouble.value = t(answer === 'cancelled' ? 'passkey-cancelled' : 'passkey-failed');
        return;
      }
      becameAccount(answer.me);
      if (answer.how === 'merged') return route(arrivedPath(answer.how, back), true);
      toast({ text: t('welcome-back', { name: answer.me.name }), tone: 'good' });
      route(back, true);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      trouble.value = refusalWords(error);
    } finally {
      busy.value = false;
    }
  }

  if (inTheWay) return <ObstacleNote obstacle={inTheWay} />;
  return (
    <div class="flex flex-col gap-1.5">
      <Button icon={<KeyRound size={18} />} busy={busy.value} onClick={signIn}>
        {t('sign-in-passkey')}
      </Button>
      <p role="status" class="text-danger text-sm empty:hidden">
        {trouble.value}
      </p>
    </div>
  );
}
