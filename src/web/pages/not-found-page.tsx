import { SearchX } from 'lucide-preact';
import { useLocation } from 'preact-iso';
import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { PageFrame } from './page-frame.tsx';
import { usePageTitle } from './page-title.ts';
import { t } from './words.ts';

export function NotFoundPage() {
  const { route } = useLocation();
  usePageTitle(`${t('not-found')} · Atelier`);
  return (
    <PageFrame>
      <EmptyState
        alone
        icon={<SearchX size={40} strokeWidth={1.5} />}
        title={t('not-found')}
        action={
          <>
            <Button look="primary" onClick={() => route('/')}>
              {t('to-start')}
            </Button>
            <Button onClick={() => route('/r/PARK')}>{t('to-park')}</Button>
          </>
        }
      >
        {t('not-found-text')}
      </EmptyState>
    </PageFrame>
  );
}
