import { useSignal } from '@preact/signals';
import { Button } from '../kit/button.tsx';
import { Section } from '../pages/settings/section.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { ExportButton } from './export-button.tsx';
import { t } from './words.ts';

/** Everything about me to take along, and the end of my account. */
export function OwnDataSection({ name }: { readonly name: string }) {
  const deleting = useSignal(false);
  return (
    <Section id="your-data" title={t('your-data')}>
      <p class="text-muted">{t('export-text')}</p>
      <ExportButton />
      <div class="flex flex-wrap items-center justify-between gap-3 border-line border-t pt-5">
        <p class="text-muted">{t('delete-text')}</p>
        <Button
          look="danger"
          onClick={() => {
            deleting.value = true;
          }}
        >
          {t('delete-account')}
        </Button>
      </div>
      {deleting.value && (
        <DeleteDialog
          name={name}
          onClose={() => {
            deleting.value = false;
          }}
        />
      )}
    </Section>
  );
}
