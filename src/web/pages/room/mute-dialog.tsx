import { isRefusal, type Person } from '../../../activities/activity.ts';
import { ActDialog } from '../../../activities/members/panel/act-dialog.tsx';
import type { MembersModel } from '../../../activities/members/panel/members-model.ts';
import { t } from '../../../activities/members/panel/words.ts';
import { refusalWords } from '../../kit/refusals.ts';
import { toast } from '../../kit/toast.tsx';

interface MuteDialogProps {
  readonly members: MembersModel;
  readonly person: Person;
  readonly name: string;
  onClose(): void;
}

/** Mutes somebody from where they were read; the list of people does the same. */
export function MuteDialog({ members, person, name, onClose }: MuteDialogProps) {
  async function undo(): Promise<void> {
    try {
      await members.send({ type: 'unmute', person });
      toast({ text: t('was-unmuted', { name }), tone: 'good' });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast({ text: refusalWords(error), tone: 'bad' });
    }
  }
  return (
    <ActDialog
      act="mute"
      person={person}
      name={name}
      now={members.now}
      send={members.send}
      onDone={() =>
        toast({
          text: t('was-muted', { name }),
          tone: 'good',
          action: { label: t('undo'), run: () => void undo() },
        })
      }
      onClose={onClose}
    />
  );
}
