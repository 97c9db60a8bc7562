import { useSignal } from '@preact/signals';
import { KeyRound } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { isRefusal } from '../../../activities/activity.ts';
import type { SignedIn } from '../../../client/types.ts';
import { Button } from '../../kit/button.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { toast } from '../../kit/toast.tsx';
import { signInWithPasskey, suggestPasskeys } from '../../passkeys/ceremony.ts';
import { obstacle } from '../../passkeys/obstacle.ts';
import { ObstacleNote } from '../../passkeys/obstacle-note.tsx';
import { t } from '../../passkeys/words.ts';
import { becameAccount } from '../own-account.ts';
import { arrivedPath } from './arrived.ts';

/** The server waits five minutes for an answer to what it asked; in ms. */
const ASK_AGAIN = 4 * 60_000;

interface PasskeyButtonProps {
  /** A page of this server to go to afterwards. */
  readonly back: string;
  /** There is a field on the page that can suggest passkeys. */
  readonly suggest: boolean;
}

export function PasskeyButton({ back, suggest }: PasskeyButtonProps) {
  const { route } = useLocation();
  const busy = useSignal(false);
  const trouble = useSignal('');
  const inTheWay = obstacle();

  function arrive(answer: SignedIn): void {
    becameAccount(answer.me);
    if (answer.how === 'merged') return route(arrivedPath(answer.how, back), true);
    toast({ text: t('welcome-back', { name: answer.me.name }), tone: 'good' });
    route(back, true);
  }

  useEffect(() => {
    if (!suggest || inTheWay) return;
    const left = new AbortController();
    const offer = async () => {
      while (!left.signal.aborted) {
        const late = AbortSignal.timeout(ASK_AGAIN);
        const answer = await suggestPasskeys(AbortSignal.any([left.signal, late]));
        if (answer) return arrive(answer);
        if (!late.aborted) return;
      }
    };
    offer().catch((error: unknown) => {
      if (!isRefusal(error)) throw error;
      // Of what nobody chose there is nothing to tell; the button says what is wrong.
      if (error.refused === 'people/passkey-unknown') trouble.value = refusalWords(error);
    });
    return () => left.abort();
  }, [suggest]);

  async function signIn(): Promise<void> {
    busy.value = true;
    trouble.value = '';
    try {
      const answer = await signInWithPasskey();
      if (typeof answer === 'string') {
        trouble.value = t(answer === 'cancelled' ? 'passkey-cancelled' : 'passkey-failed');
        return;
      }
      arrive(answer);
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
      <Button icon={<KeyRound size={18} class="shrink-0" />} busy={busy.value} onClick={signIn}>
        {t('sign-in-passkey')}
      </Button>
      <p role="status" class="text-danger text-sm empty:hidden">
        {trouble.value}
      </p>
    </div>
  );
}
