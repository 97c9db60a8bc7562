import { useSignal } from '@preact/signals';
import { Button } from '../../../web/kit/button.tsx';
import { Check } from '../../../web/kit/check.tsx';
import { Choice } from '../../../web/kit/choice.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import type { TableSettings } from '../types.ts';
import type { DialogProps } from './dialog-props.ts';
import { t } from './words.ts';

/** What whoever looks after the room settles for this table. */
export function SettingsDialog({ desk, view, close }: DialogProps) {
  const undo = useSignal<TableSettings['undo']>(view.settings.undo);
  const fair = useSignal(view.settings.fair);
  return (
    <Dialog open title={t('settings')} onClose={close}>
      <div class="flex flex-col gap-4">
        <Choice
          legend={t('undo-who')}
          value={undo.value}
          columns={3}
          stacks
          options={[
            { value: 'players', label: t('undo-players') },
            { value: 'master', label: t('undo-master') },
            { value: 'never', label: t('undo-never') },
          ]}
          onChange={(value) => {
            undo.value = value;
          }}
        />
        <Check
          label={t('fair-rounds')}
          hint={t('fair-rounds-hint')}
          checked={fair.value}
          onChange={(on) => {
            fair.value = on;
          }}
        />
        <Button
          look="primary"
          onClick={() => {
            close();
            if (undo.value !== view.settings.undo || fair.value !== view.settings.fair)
              void desk.model.send({
                type: 'configure',
                settings: { undo: undo.value, fair: fair.value },
              });
          }}
        >
          {t('save')}
        </Button>
      </div>
    </Dialog>
  );
}
