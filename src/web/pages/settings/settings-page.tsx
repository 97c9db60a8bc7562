import { BotsSection } from '../../bots/bots-section.tsx';
import { me } from '../../kit/connection.ts';
import { OwnDataSection } from '../../own-data/own-data-section.tsx';
import { NoticesSection } from '../../profile/notices-section.tsx';
import { PageFrame } from '../page-frame.tsx';
import { usePageTitle } from '../page-title.ts';
import { t } from '../words.ts';
import { AppearanceSection } from './appearance-section.tsx';
import { NameSection } from './name-section.tsx';
import { ReportsSection } from './reports-section.tsx';
import { SessionsSection } from './sessions/sessions-section.tsx';
import { WaysSection } from './ways/ways-section.tsx';

/** Everything that is mine to set, a section for each subject. */
export function SettingsPage() {
  const account = me.value;
  usePageTitle(`${t('settings')} · Atelier`);
  return (
    <PageFrame title={t('settings')}>
      <NameSection />
      <AppearanceSection />
      {account && <NoticesSection />}
      {account && <WaysSection />}
      {account && <SessionsSection />}
      {account && <BotsSection />}
      {account && <ReportsSection />}
      {account && <OwnDataSection name={account.name} />}
    </PageFrame>
  );
}
