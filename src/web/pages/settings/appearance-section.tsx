import { me } from '../../kit/connection.ts';
import { Select } from '../../kit/field.tsx';
import { LANGUAGES, type Language, language, setLanguage } from '../../kit/i18n.ts';
import { t as profileWords } from '../../profile/words.ts';
import { ThemeSwitch } from '../theme-switch.tsx';
import { t } from '../words.ts';
import { Section } from './section.tsx';

export function AppearanceSection() {
  return (
    <Section id="appearance" title={t('appearance')}>
      {me.value && <p class="text-muted">{profileWords('follows')}</p>}
      <ThemeSwitch labelled />
      <Select<Language>
        label={t('language')}
        value={language.value}
        options={Object.entries(LANGUAGES).map(([value, label]) => ({ value: value as Language, label }))}
        onChange={(to) => void setLanguage(to)}
      />
    </Section>
  );
}
