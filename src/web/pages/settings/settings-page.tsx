import { BotsSection } from '../../bots/bots-section.tsx';
import { t as botWords } from '../../bots/words.ts';
import { me } from '../../kit/connection.ts';
import { OwnDataSection } from '../../own-data/own-data-section.tsx';
import { t as dataWords } from '../../own-data/words.ts';
import { NoticesSection } from '../../profile/notices-section.tsx';
import { t as profileWords } from '../../profile/words.ts';
import { t as reportWords } from '../../report/words.ts';
import { type Entry, WithContents } from '../contents/contents.tsx';
import { PageFrame } from '../page-frame.tsx';
import { usePageTitle } from '../page-title.ts';
import { t } from '../words.ts';
import { AppearanceSection } from './appearance-section.tsx';
import { NameSection } from './name-section.tsx';
import { ReportsSection } from './reports-section.tsx';
import { SessionsSection } from './sessions/sessions-section.tsx';
import { t as sessionWords } from './sessions/words.ts';
import { WaysSection } from './ways/ways-section.tsx';
import { t as wayWords } from './ways/words.ts';

/** Everything that is mine to set, a section for each subject. */
export function SettingsPage() {
  const account = me.value;
  usePageTitle(`${t('settings')} · Atelier`);
  const entries: readonly Entry[] = [
    { id: 'name', title: t('who-you-are') },
    { id: 'appearance', title: t('appearance') },
    ...(account ? ownEntries() : []),
  ];
  return (
    <PageFrame title={t('settings')}>
      <WithContents entries={entries}>
        <NameSection />
        <AppearanceSection />
        {account && <NoticesSection />}
        {account && <WaysSection />}
        {account && <SessionsSection />}
        {account && <BotsSection />}
        {account && <ReportsSection />}
        {account && <OwnDataSection name={account.name} />}
      </WithContents>
    </PageFrame>
  );
}

/** Of what only somebody with a name has. */
const ownEntries = (): readonly Entry[] => [
  { id: 'notices', title: profileWords('notices') },
  { id: 'ways', title: wayWords('ways') },
  { id: 'sessions', title: sessionWords('sessions') },
  { id: 'bots', title: botWords('bots') },
  { id: 'reports', title: reportWords('your-reports') },
  { id: 'your-data', title: dataWords('your-data') },
];
