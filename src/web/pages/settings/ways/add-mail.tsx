import { useCallback } from 'preact/hooks';
import { ApiError } from '../../../../client/request.ts';
import type { OwnWay } from '../../../../client/types.ts';
import { api } from '../../../kit/connection.ts';
import { Dialog } from '../../../kit/dialog.tsx';
import { MailWay } from '../../../sign-in/mail-way.tsx';
import { t } from './words.ts';

interface AddMailProps {
  readonly ways: readonly OwnWay[];
  readonly mailPage: string | null;
  /** Its link was used, in another tab. */
  onAdded(way: OwnWay): void;
  onClose(): void;
}

/** Where the link leads afterwards. */
const BACK = '/settings#ways';

export function AddMail({ ways, mailPage, onAdded, onClose }: AddMailProps) {
  const look = useCallback(async () => {
    try {
      const now = await api.myWays();
      const added = now.find(({ id }) => !ways.some((way) => way.id === id));
      if (added) onAdded(added);
    } catch (error) {
      // The next look may tell.
      if (!(error instanceof ApiError)) throw error;
    }
  }, [ways]);
  return (
    <Dialog open title={t('add-mail-title')} onClose={onClose}>
      <p class="mb-4 text-muted">{t('add-mail-text')}</p>
      <MailWay focus verb={t('send-link')} back={BACK} mailPage={mailPage} look={look} />
    </Dialog>
  );
}
