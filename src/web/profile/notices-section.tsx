import { useSignal } from '@preact/signals';
import type { Notices } from '../../client/types.ts';
import { Button } from '../kit/button.tsx';
import { chime } from '../kit/chime.ts';
import { Choice } from '../kit/choice.tsx';
import { refusalWords } from '../kit/refusals.ts';
import { t as kit } from '../kit/words.ts';
import { Section } from '../pages/settings/section.tsx';
import { changeProfile, fetchProfile, profile, profileTrouble } from './own-profile.ts';
import { show } from './system-notice.ts';
import { t } from './words.ts';

/** Of what one is told while one looks at something else. */
export function NoticesSection() {
  const permission = useSignal<NotificationPermission | 'none'>(
    'Notification' in window ? Notification.permission : 'none',
  );
  const kept = profile.value?.notices;
  if (!kept)
    return (
      profileTrouble.value && (
        <Section id="notices" title={t('notices')}>
          <div role="alert" class="flex flex-wrap items-center gap-3">
            <p class="text-danger text-sm">{refusalWords(profileTrouble.value)}</p>
            <Button size="sm" onClick={() => void fetchProfile()}>
              {kit('try-again')}
            </Button>
          </div>
        </Section>
      )
    );
  const change = (notices: Partial<Notices>) => changeProfile({ notices });

  /** Only ever after a press of the person: browsers ask for it, and so does decency. */
  async function allow(): Promise<boolean> {
    permission.value = await Notification.requestPermission();
    if (permission.value !== 'granted') return false;
    if (show(t('sample-title'), t('sample-text'), 'sample')) return true;
    permission.value = 'none';
    return false;
  }

  async function setDesktop(on: boolean): Promise<void> {
    if (on && !(await allow())) return;
    await change({ desktop: on });
  }

  return (
    <Section id="notices" title={t('notices')}>
      <p class="text-muted">{t('notices-text')}</p>
      <Choice<Notices['about']>
        legend={t('about')}
        value={kept.about}
        options={(['mentions', 'all', 'none'] as const).map((value) => ({
          value,
          label: t(`about-${value}`),
          hint: t(`about-${value}-hint`),
        }))}
        onChange={(about) => void change({ about })}
      />
      <fieldset class="flex min-w-0 flex-col gap-3" disabled={kept.about === 'none'}>
        <legend class="mb-2 text-muted text-sm">{t('title')}</legend>
        <Check
          label={t('sound')}
          checked={kept.sound}
          onChange={(sound) => {
            if (sound) chime();
            void change({ sound });
          }}
        />
        <Check
          label={t('desktop')}
          hint={
            permission.value === 'denied'
              ? t('desktop-denied')
              : permission.value === 'none'
                ? t('desktop-none')
                : permission.value === 'default' && !kept.desktop
                  ? t('desktop-ask')
                  : undefined
          }
          checked={kept.desktop && permission.value !== 'none'}
          disabled={!kept.desktop && (permission.value === 'denied' || permission.value === 'none')}
          onChange={(on) => void setDesktop(on)}
        />
        {kept.desktop && permission.value === 'default' && (
          <Button size="sm" class="ml-7.5 self-start" onClick={() => void allow()}>
            {t('desktop-allow')}
          </Button>
        )}
      </fieldset>
    </Section>
  );
}

interface CheckProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly checked: boolean;
  readonly disabled?: boolean;
  onChange(on: boolean): void;
}

function Check({ label, hint, checked, disabled, onChange }: CheckProps) {
  return (
    <label class="flex items-start gap-3 has-disabled:opacity-70">
      <input
        type="checkbox"
        class="mt-0.5 size-4.5 shrink-0 accent-accent"
        checked={checked}
        disabled={disabled}
        onChange={(event) => {
          const { checked: on } = event.currentTarget;
          // It shows what is kept, and that changes once it is.
          event.currentTarget.checked = checked;
          onChange(on);
        }}
      />
      <span class="min-w-0">
        <span class="block">{label}</span>
        {hint && <span class="block text-muted text-sm">{hint}</span>}
      </span>
    </label>
  );
}
