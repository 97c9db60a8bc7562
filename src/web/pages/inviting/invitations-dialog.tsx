import type { RoomDetails } from '../../../client/types.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { Invitations } from './invitations.tsx';
import { t } from './words.ts';

export function InvitationsDialog({ room, onClose }: { readonly room: RoomDetails; onClose(): void }) {
  return (
    <Dialog open title={t('invitations')} onClose={onClose} wide>
      <Invitations room={room} />
    </Dialog>
  );
}
