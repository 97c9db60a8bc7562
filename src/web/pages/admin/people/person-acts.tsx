import { useSignal } from '@preact/signals';
import { Ban, PenLine, UserX } from 'lucide-preact';
import type { DeskPersonDetails } from '../../../../client/desk.ts';
import { Button } from '../../../kit/button.tsx';
import { BanDialog } from '../../../report/queue/ban-dialog.tsx';
import { isOn } from './ban-notice.tsx';
import { Card } from './card.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { t } from './words.ts';

interface PersonActsProps {
  readonly person: DeskPersonDetails;
  readonly isAdmin: boolean;
  onChange(): void;
}

/** What can be done about somebody, from mild to final. */
export function PersonActs({ person, isAdmin, onChange }: PersonActsProps) {
  const { number, name, role, bans } = person;
  const asking = useSignal<'rename' | 'ban' | 'delete' | null>(null);
  const ask = (what: 'rename' | 'ban' | 'delete') => () => {
    asking.value = what;
  };
  const close = (): void => {
    asking.value = null;
  };
  // Whoever looks after the server has to lose that role first.
  const canGo = role === null;
  return (
    <Card title={t('acts')}>
      <div class="flex flex-wrap gap-2">
        <Button icon={<PenLine size={16} />} onClick={ask('rename')}>
          {t('rename')}
        </Button>
        {canGo && !bans.some(isOn) && (
          <Button look="danger" icon={<Ban size={16} />} onClick={ask('ban')}>
            {t('ban')}
          </Button>
        )}
        {canGo && isAdmin && (
          <Button look="danger" icon={<UserX size={16} />} onClick={ask('delete')}>
            {t('delete')}
          </Button>
        )}
      </div>
      {asking.value === 'rename' && <RenameDialog person={person} onDone={onChange} onClose={close} />}
      {asking.value === 'ban' && <BanDialog person={number} name={name} onDone={onChange} onClose={close} />}
      {asking.value === 'delete' && <DeleteDialog person={person} onDone={onChange} onClose={close} />}
    </Card>
  );
}
