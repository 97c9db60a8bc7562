import type { RoomDetails } from '../../../client/types.ts';
import { QrSheet } from './qr-sheet.tsx';
import { t } from './words.ts';

/** The room's own link as a QR code. Of a private room the code alone opens nothing. */
export function RoomSheet({
  room,
  link,
  onClose,
}: {
  readonly room: RoomDetails;
  readonly link: string;
  onClose(): void;
}) {
  return (
    <QrSheet
      link={link}
      title={room.title}
      caption={t('scan-room')}
      code={room.visibility === 'private' ? undefined : room.code}
      onClose={onClose}
    />
  );
}
