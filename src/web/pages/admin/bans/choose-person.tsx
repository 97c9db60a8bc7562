import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ApiError } from '../../../../client/request.ts';
import type { Me } from '../../../../client/types.ts';
import { Avatar } from '../../../kit/avatar.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { Field } from '../../../kit/field.tsx';
import { refusalWords } from '../../../kit/refusals.ts';
import { moderation } from '../../../report/moderation.ts';
import { BanDialog } from '../../../report/queue/ban-dialog.tsx';
import { t } from './words.ts';

/** One typed letter after another is one question, in ms. */
const REST = 250;

/** Whom to ban: by a part of their name. */
export function ChoosePerson({ onDone, onClose }: { onDone(): void; onClose(): void }) {
  const wanted = useSignal('');
  const found = useSignal<readonly Me[] | null>(null);
  const error = useSignal('');
  const chosen = useSignal<Me | null>(null);

  useEffect(() => {
    const q = wanted.value.trim();
    found.value = null;
    error.value = '';
    if (q === '') return;
    const timer = setTimeout(() => {
      moderation.findPeople(q).then(
        (people) => {
          // Those who look after the server cannot be banned.
          if (wanted.peek().trim() === q) found.value = people.filter(({ role }) => role === null);
        },
        (reason) => {
          if (!(reason instanceof ApiError)) throw reason;
          error.value = refusalWords(reason);
        },
      );
    }, REST);
    return () => clearTimeout(timer);
  }, [wanted.value]);

  if (chosen.value)
    return (
      <BanDialog person={chosen.value.number} name={chosen.value.name} onDone={onDone} onClose={onClose} />
    );
  return (
    <Dialog open title={t('ban-somebody')} onClose={onClose}>
      <Field
        label={t('whom')}
        hint={t('whom-hint')}
        error={error.value}
        value={wanted.value}
        onInput={(event) => {
          wanted.value = event.currentTarget.value;
        }}
      />
      <div role="status" class="mt-2 min-h-24">
        {found.value?.length === 0 && <p class="text-muted text-sm">{t('nobody-found')}</p>}
        {found.value && found.value.length > 0 && (
          <ul>
            {found.value.map((person) => (
              <li key={person.number}>
                <button
                  type="button"
                  onClick={() => {
                    chosen.value = person;
                  }}
                  class="flex min-h-11 w-full items-center gap-3 rounded-md px-2 text-left hover:bg-ink/6"
                >
                  <Avatar number={person.number} size={28} />
                  <span class="truncate">{person.name}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
