import { useSignal } from '@preact/signals';
import { LogIn } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { isRefusal } from '../../../activities/activity.ts';
import { Button } from '../../kit/button.tsx';
import { api } from '../../kit/connection.ts';
import { refusalWords } from '../../kit/refusals.ts';
import { t } from './arrived-words.ts';

interface OidcButtonsProps {
  readonly issuers: readonly { readonly id: string; readonly name: string }[];
  /** A page of this server to go to afterwards. */
  readonly back: string;
  /** Adds a way to the account one has, instead of signing in. */
  readonly connect?: boolean;
}

/** To each OpenID Connect issuer there is. */
export function OidcButtons({ issuers, back, connect }: OidcButtonsProps) {
  const busy = useSignal<string | null>(null);
  const trouble = useSignal('');

  // Back by the browser's button, the page may be the very one that was left.
  useEffect(() => {
    const returned = () => {
      busy.value = null;
    };
    addEventListener('pageshow', returned);
    return () => removeEventListener('pageshow', returned);
  }, []);

  async function go(id: string): Promise<void> {
    busy.value = id;
    trouble.value = '';
    try {
      location.assign(await api.startOidc(back, connect));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      trouble.value = refusalWords(error);
      busy.value = null;
    }
  }

  if (issuers.length === 0) return null;
  return (
    <div class="flex flex-col gap-1.5">
      {issuers.map(({ id, name }) => (
        <Button key={id} icon={<LogIn size={18} />} busy={busy.value === id} onClick={() => go(id)}>
          {t(connect ? 'connect-with' : 'continue-with', { name })}
        </Button>
      ))}
      <p role="status" class="text-danger text-sm empty:hidden">
        {trouble.value}
      </p>
    </div>
  );
}
