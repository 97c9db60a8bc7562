import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import type { DeskPersonDetails } from '../../../../client/desk.ts';
import { Button } from '../../../kit/button.tsx';
import { Confirm } from '../../../kit/confirm.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { Field } from '../../../kit/field.tsx';
import { attempt } from '../attempt.ts';
import { desk } from '../desk.ts';
import { t } from '../words.ts';

interface PersonActsProps {
  readonly person: DeskPersonDetails;
  onChange(): void;
}

export function PersonActs({ person, onChange }: PersonActsProps) {
  const { route } = useLocation();
  const { number, name, sessions, waysBack } = person;
  const asking = useSignal<'rename' | 'sign-out' | null>(null);
  const ask = (what: 'rename' | 'sign-out') => () => {
    asking.value = what;
  };
  const close = (): void => {
    asking.value = null;
  };

  async function signOut(): Promise<void> {
    if (await attempt(() => desk.endSessions(number), t('signed-out', { name }))) onChange();
  }

  return (
    <div class="flex flex-wrap gap-2 border-line border-t pt-4">
      <Button onClick={() => route(`/admin/audit?who=${number}`)}>{t('what-they-did')}</Button>
      <Button onClick={() => route(`/admin/audit?target=${number}`)}>{t('what-was-done')}</Button>
      {!person.deleted && <Button onClick={ask('rename')}>{t('rename')}</Button>}
      {sessions > 0 && (
        <Button look="danger" onClick={ask('sign-out')}>
          {t('sign-out')}
        </Button>
      )}
      <Confirm
        open={asking.value === 'sign-out'}
        title={t('sign-out-title', { name })}
        text={t(waysBack > 0 ? 'sign-out-text' : 'sign-out-text-no-way-back')}
        verb={t('sign-out')}
        onConfirm={signOut}
        onClose={close}
      />
      {asking.value === 'rename' && <Rename person={person} onDone={onChange} onClose={close} />}
    </div>
  );
}

function Rename({
  person,
  onDone,
  onClose,
}: {
  readonly person: DeskPersonDetails;
  onDone(): void;
  onClose(): void;
}) {
  const name = useSignal(t('new-name', { number: person.number }));
  const busy = useSignal(false);

  async function rename(event: Event): Promise<void> {
    event.preventDefault();
    busy.value = true;
    const done = await attempt(() => desk.renamePerson(person.number, name.value), t('was-renamed'));
    busy.value = false;
    if (!done) return;
    onClose();
    onDone();
  }

  return (
    <Dialog open title={t('rename-title', { name: person.name })} onClose={onClose}>
      <form onSubmit={rename} class="flex flex-col gap-4">
        <p class="text-muted">{t('rename-text')}</p>
        <Field
          label={t('name')}
          value={name.value}
          maxLength={40}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
        />
        <div class="flex justify-end gap-2">
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" look="danger" busy={busy.value}>
            {t('rename')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
