import { useSignal } from '@preact/signals';
import { isRefusal } from '../../../activities/activity.ts';
import { Button } from '../../kit/button.tsx';
import { Confirm } from '../../kit/confirm.tsx';
import { api, becameMe } from '../../kit/connection.ts';
import { refusalWords } from '../../kit/refusals.ts';
import { toast } from '../../kit/toast.tsx';
import { t } from '../words.ts';
import { Section } from './section.tsx';

/** Leaving: ends this browser's session. */
export function DeviceSection() {
  const leaving = useSignal(false);

  async function leave(): Promise<void> {
    try {
      await api.leave();
      becameMe(null);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast({ text: refusalWords(error), tone: 'bad' });
    }
  }

  return (
    <Section id="device" title={t('this-device')}>
      <p class="text-muted">{t('leave-text')}</p>
      <Button
        look="danger"
        class="self-start"
        onClick={() => {
          leaving.value = true;
        }}
      >
        {t('leave')}
      </Button>
      <Confirm
        open={leaving.value}
        title={t('leave-title')}
        text={t('leave-text')}
        verb={t('leave')}
        onConfirm={leave}
        onClose={() => {
          leaving.value = false;
        }}
      />
    </Section>
  );
}
