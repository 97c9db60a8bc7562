import { KeyRound } from 'lucide-preact';
import { useLocation } from 'preact-iso';
import type { Accepted } from '../../../client/invites.ts';
import { Button } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { PageFrame } from '../page-frame.tsx';
import { t } from './words.ts';

/** Whoever looks after the server from now on should not be able to lose that with a cookie. */
export function NewStaff({ role }: { readonly role: Accepted['role'] }) {
  const { route } = useLocation();
  return (
    <PageFrame>
      <EmptyState
        alone
        icon={<KeyRound size={40} strokeWidth={1.5} />}
        title={t(role === 'admin' ? 'is-admin' : 'is-moderator')}
        action={
          <>
            <Button look="primary" onClick={() => route('/settings#ways')}>
              {t('to-settings')}
            </Button>
            <Button onClick={() => route('/admin')}>{t('to-desk')}</Button>
          </>
        }
      >
        {t('keep-way')}
      </EmptyState>
    </PageFrame>
  );
}
