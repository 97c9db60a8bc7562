import { Dialog } from '../kit/dialog.tsx';
import { answer, asking, chooseName } from './ask-name.ts';
import { NameForm } from './name-form.tsx';
import { t } from './words.ts';

/** Once in the app: opens when something asks for a name. */
export function NameDialog() {
  return (
    <Dialog open={asking.value !== null} title={t('ask-title')} onClose={() => answer(null)}>
      <p class="mb-4 text-muted">{t('ask-text')}</p>
      <NameForm label={t('name-label')} verb={t('go')} focus onSubmit={chooseName} />
    </Dialog>
  );
}
