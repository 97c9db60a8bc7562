import { LampDesk } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { ErrorBoundary, useLocation } from 'preact-iso';
import { Button } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Spinner } from '../../kit/spinner.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { useOwnAccount } from '../own-account.ts';
import { PageFrame } from '../page-frame.tsx';
import { usePageTitle } from '../page-title.ts';
import { useServerRole } from '../staff.ts';
import { DeskFrame } from './desk-frame.tsx';
import { keepDeskState } from './desk-state.ts';
import { sectionsFor } from './sections.ts';
import { t } from './words.ts';

/** The desk of those who look after the server; to all others a closed door that says nothing. */
export function AdminPage() {
  const role = useServerRole();
  if (role === undefined)
    return (
      <main class="grid h-full place-items-center" aria-busy="true">
        <p class="flex animate-late items-center gap-2 text-muted">
          <Spinner /> {t('opening')}
        </p>
      </main>
    );
  return role === null ? <ClosedDesk /> : <OpenDesk role={role} />;
}

function OpenDesk({ role }: { readonly role: 'moderator' | 'admin' }) {
  const { path } = useLocation();
  const sections = sectionsFor(role);
  const section = sections.find((one) => one.path === path || (one.items?.test(path) ?? false));
  usePageTitle(`${section ? t(`section-${section.id}`) : t('desk')} · Atelier`);
  useEffect(keepDeskState, []);
  if (!section) return <NotFoundPage />;
  return (
    <DeskFrame sections={sections} section={section} role={role} isItem={section.path !== path}>
      <ErrorBoundary key={section.id}>
        <section.Body />
      </ErrorBoundary>
    </DeskFrame>
  );
}

/** Somebody of the staff may stand here as well, in a browser that does not know them yet. */
function ClosedDesk() {
  const { path, route } = useLocation();
  const known = useOwnAccount()?.claimed === true;
  usePageTitle(`${t('desk')} · Atelier`);
  return (
    <PageFrame>
      <EmptyState
        alone
        icon={<LampDesk size={40} strokeWidth={1.5} />}
        title={t('not-for-you')}
        action={
          <>
            {known ? (
              <Button look="primary" onClick={() => route('/r/PARK')}>
                {t('to-park')}
              </Button>
            ) : (
              <Button look="primary" onClick={() => route(`/sign-in?back=${path}`)}>
                {t('to-sign-in')}
              </Button>
            )}
            <Button onClick={() => route('/')}>{t('to-start')}</Button>
          </>
        }
      >
        {t(known ? 'not-for-you-text' : 'sign-in-first')}
      </EmptyState>
    </PageFrame>
  );
}
