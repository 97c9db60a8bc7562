import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { House } from '../../client/types.ts';
import { api } from '../kit/connection.ts';
import { Dialog } from '../kit/dialog.tsx';
import { answer, asking, chooseName } from './ask-name.ts';
import { ByInvitation } from './by-invitation.tsx';
import { NameForm } from './name-form.tsx';
import { t } from './words.ts';

/** Once in the app: opens when something asks for a name. */
export function NameDialog() {
  const openTo = useSignal<House['openTo']>('everybody');
  useEffect(() => {
    api.house().then(
      (house) => {
        openTo.value = house.openTo;
      },
      // Not known: the server says so when a name is chosen.
      () => {},
    );
  }, []);
  return (
    <Dialog open={asking.value !== null} title={t('ask-title')} onClose={() => answer(null)}>
      {openTo.value === 'invited' ? (
        <ByInvitation />
      ) : (
        <>
          <p class="mb-4 text-muted">{t('ask-text')}</p>
          <NameForm label={t('name-label')} verb={t('go')} focus onSubmit={chooseName} />
        </>
      )}
    </Dialog>
  );
}
