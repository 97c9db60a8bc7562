import { useSignal } from '@preact/signals';
import { isRefusal } from '../../activities/activity.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Button } from '../kit/button.tsx';
import { Confirm } from '../kit/confirm.tsx';
import { api, becameMe, me } from '../kit/connection.ts';
import { Select } from '../kit/field.tsx';
import { LANGUAGES, type Language, language, setLanguage } from '../kit/i18n.ts';
import { refusalWords } from '../kit/refusals.ts';
import { toast } from '../kit/toast.tsx';
import { askName } from '../name/ask-name.ts';
import { NameForm } from '../name/name-form.tsx';
import { PageFrame } from './page-frame.tsx';
import { usePageTitle } from './page-title.ts';
import { ThemeSwitch } from './theme-switch.tsx';
import { t } from './words.ts';

export function SettingsPage() {
  const leaving = useSignal(false);
  const account = me.value;
  usePageTitle(`${t('settings')} · Atelier`);

  async function rename(name: string): Promise<void> {
    becameMe(await api.rename(name));
    toast({ text: t('renamed'), tone: 'good' });
  }

  async function leave(): Promise<void> {
    try {
      await api.leave();
      becameMe(null);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast({ text: refusalWords(error), tone: 'bad' });
    }
  }

  return (
    <PageFrame title={t('settings')}>
      <Section title={t('who-you-are')}>
        {account ? (
          <>
            <div class="flex items-center gap-4">
              <Avatar number={account.number} size={64} />
              <p class="text-muted text-sm">{t('avatar-text')}</p>
            </div>
            <NameForm
              key={account.name}
              name={account.name}
              label={t('your-name')}
              verb={t('change-name')}
              onSubmit={rename}
            />
          </>
        ) : (
          <div class="flex flex-wrap items-center justify-between gap-4">
            <p class="text-muted">{t('nobody-yet')}</p>
            <Button look="primary" onClick={() => askName()}>
              {t('choose-name')}
            </Button>
          </div>
        )}
      </Section>
      <Section title={t('appearance')}>
        <ThemeSwitch labelled />
        <Select<Language>
          label={t('language')}
          value={language.value}
          options={Object.entries(LANGUAGES).map(([value, label]) => ({ value: value as Language, label }))}
          onChange={(to) => void setLanguage(to)}
        />
      </Section>
      {account && (
        <Section title={t('this-device')}>
          <p class="text-muted">{t('leave-text')}</p>
          <Button
            look="danger"
            class="self-start"
            onClick={() => {
              leaving.value = true;
            }}
          >
            {t('leave')}
          </Button>
        </Section>
      )}
      <Confirm
        open={leaving.value}
        title={t('leave-title')}
        text={t('leave-text')}
        verb={t('leave')}
        onConfirm={leave}
        onClose={() => {
          leaving.value = false;
        }}
      />
    </PageFrame>
  );
}

function Section({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <section class="mb-6 flex flex-col gap-5 rounded-lg border border-line bg-raised p-5">
      <h2 class="font-semibold text-lg">{title}</h2>
      {children}
    </section>
  );
}
