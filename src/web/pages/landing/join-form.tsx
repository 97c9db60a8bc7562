import { useSignal } from '@preact/signals';
import { ArrowRight } from 'lucide-preact';
import { useLocation } from 'preact-iso';
import { isRefusal } from '../../../activities/activity.ts';
import { api } from '../../kit/connection.ts';
import { Labelled } from '../../kit/field.tsx';
import { IconButton } from '../../kit/icon-button.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { Spinner } from '../../kit/spinner.tsx';
import { CODE_LENGTH, readRoomCode } from '../room-code.ts';
import { t } from '../words.ts';

/** Four large characters; takes any case, spaces, dashes and whole addresses. */
export function JoinForm() {
  const code = useSignal('');
  const error = useSignal('');
  const busy = useSignal(false);
  const { route } = useLocation();
  const complete = code.value.length === CODE_LENGTH;

  async function join(): Promise<void> {
    if (busy.value) return;
    if (!complete) {
      error.value = t('code-incomplete');
      return;
    }
    busy.value = true;
    try {
      await api.room(code.value);
      route(`/r/${code.value}`);
    } catch (refusal) {
      if (!isRefusal(refusal)) throw refusal;
      error.value = refusalWords(refusal);
    } finally {
      busy.value = false;
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void join();
      }}
    >
      <Labelled label={t('have-code')} error={error.value}>
        {(ids) => (
          <div class="relative">
            <input
              {...ids}
              value={code.value}
              autoComplete="off"
              autoCapitalize="characters"
              autocorrect="off"
              spellcheck={false}
              enterkeyhint="go"
              placeholder="····"
              onInput={(event) => {
                error.value = '';
                code.value = readRoomCode(event.currentTarget.value);
                // The same code after an odd character changes no signal, but the field must show it clean.
                event.currentTarget.value = code.value;
              }}
              class="h-14 w-full rounded-md border border-edge/70 bg-raised pr-14 pl-4 font-mono font-semibold text-2xl uppercase tracking-[0.3em] transition-colors placeholder:text-muted hover:border-edge aria-invalid:border-danger"
            />
            <IconButton
              type="submit"
              label={t('join')}
              tip="none"
              look={complete ? 'primary' : 'quiet'}
              class="absolute top-2.5 right-2.5"
              icon={busy.value ? <Spinner /> : <ArrowRight size={20} />}
            />
          </div>
        )}
      </Labelled>
    </form>
  );
}
