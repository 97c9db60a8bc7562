import { useSignal } from '@preact/signals';
import { RotateCcw, Trash2 } from 'lucide-preact';
import { isRefusal } from '../../../activities/activity.ts';
import type { RoomDetails } from '../../../client/types.ts';
import { Button } from '../../kit/button.tsx';
import { Confirm } from '../../kit/confirm.tsx';
import { api } from '../../kit/connection.ts';
import { refusalWords } from '../../kit/refusals.ts';
import { toast } from '../../kit/toast.tsx';
import { useSending } from '../../kit/use-sending.ts';
import { t } from '../words.ts';

interface EmptyMuralProps {
  readonly room: RoomDetails;
  /** What was on it before it was emptied the last time. */
  readonly canComeBack: boolean;
  onClose(): void;
}

/** Takes everything off the mural, and brings it back. */
export function EmptyMural({ room, canComeBack, onClose }: EmptyMuralProps) {
  const asking = useSignal(false);
  const { busy, refusal, send } = useSending();

  /** Also called from the notice after a reset, when this form is gone. */
  async function bringBack(): Promise<void> {
    try {
      await api.unresetMural(room.code);
      toast({ text: t('brought-back'), tone: 'good' });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast({ text: refusalWords(error), tone: 'bad' });
    }
    onClose();
  }

  async function empty(): Promise<void> {
    if (!(await send(() => api.resetMural(room.code)))) return;
    // The notice with the way back would lie behind this dialog.
    onClose();
    toast({
      text: t('was-reset'),
      action: { label: t('bring-back'), run: () => void bringBack() },
      stay: 15_000,
    });
  }

  return (
    <section class="-mx-5 flex flex-col gap-3 border-line border-t px-5 pt-5">
      <h3 class="font-semibold">{t('reset-mural')}</h3>
      <p class="text-muted text-sm">{t('reset-text')}</p>
      {refusal && (
        <p role="alert" class="text-danger text-sm">
          {refusalWords(refusal)}
        </p>
      )}
      <div class="flex flex-wrap gap-2">
        <Button
          look="danger"
          icon={<Trash2 size={16} />}
          onClick={() => {
            asking.value = true;
          }}
        >
          {t('reset-mural')}
        </Button>
        {canComeBack && (
          <Button icon={<RotateCcw size={16} />} busy={busy} onClick={() => void send(bringBack)}>
            {t('bring-back')}
          </Button>
        )}
      </div>
      <Confirm
        open={asking.value}
        title={t('reset-title', { title: room.title })}
        text={t('reset-text')}
        verb={t('reset-verb')}
        onConfirm={empty}
        onClose={() => {
          asking.value = false;
        }}
      />
    </section>
  );
}
