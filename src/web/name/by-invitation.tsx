import { DoorClosed } from 'lucide-preact';
import { EmptyState } from '../kit/empty-state.tsx';
import { t } from './words.ts';

/** Instead of the question for a name, where only invited people may have one. */
export function ByInvitation() {
  return (
    <EmptyState icon={<DoorClosed size={36} strokeWidth={1.5} />} title={t('closed-title')}>
      {t('closed-text')}
    </EmptyState>
  );
}
