import { useLocation } from 'preact-iso';
import { Button } from '../../kit/button.tsx';
import { api, becameMe, me } from '../../kit/connection.ts';
import { toast } from '../../kit/toast.tsx';
import { askName } from '../../name/ask-name.ts';
import { NameForm } from '../../name/name-form.tsx';
import { OwnPicture } from '../../profile/own-picture.tsx';
import { t } from '../words.ts';
import { Section } from './section.tsx';

/** Who one is to others. */
export function NameSection() {
  const account = me.value;
  const { route } = useLocation();

  async function rename(name: string): Promise<void> {
    becameMe(await api.rename(name));
    toast({ text: t('renamed'), tone: 'good' });
  }

  return (
    <Section id="name" title={t('who-you-are')}>
      {account ? (
        <>
          <OwnPicture account={account} />
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
          <div class="flex flex-wrap gap-2">
            <Button look="primary" onClick={() => askName()}>
              {t('choose-name')}
            </Button>
            <Button onClick={() => route('/sign-in?back=/settings')}>{t('sign-in')}</Button>
          </div>
        </div>
      )}
    </Section>
  );
}
