import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../../../activities/activity.ts';
import type { DeskSetting, ShownSetting } from '../../../../client/desk.ts';
import { Button } from '../../../kit/button.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { refusalWords } from '../../../kit/refusals.ts';
import { Spinner } from '../../../kit/spinner.tsx';
import { desk } from '../desk.ts';
import { t } from '../words.ts';
import { Environment } from './environment.tsx';
import { SettingForm } from './setting-form.tsx';

interface Found {
  readonly settings: readonly DeskSetting[];
  readonly environment: readonly ShownSetting[];
}

/** What can be changed while the server runs, one by one; below it what a restart is needed for. */
export function SettingsPage() {
  const found = useSignal<Found | null>(null);
  const trouble = useSignal<Refusal | null>(null);

  async function load(): Promise<void> {
    trouble.value = null;
    try {
      found.value = await desk.settings();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      trouble.value = error;
    }
  }
  useEffect(() => void load(), []);

  if (trouble.value)
    return (
      <EmptyState title={t('trouble')} action={<Button onClick={load}>{t('try-again')}</Button>}>
        {refusalWords(trouble.value)}
      </EmptyState>
    );
  if (!found.value)
    return (
      <p class="flex animate-late items-center gap-2 py-10 text-muted text-sm">
        <Spinner /> {t('loading')}
      </p>
    );
  return (
    <div class="flex max-w-190 flex-col gap-8">
      <section>
        <p class="mb-4 text-muted">{t('settings-text')}</p>
        <ul class="divide-y divide-line rounded-lg border border-line bg-raised">
          {found.value.settings.map((setting) => (
            <li key={setting.key} class="p-4 sm:p-5">
              <SettingForm setting={setting} />
            </li>
          ))}
        </ul>
      </section>
      <Environment settings={found.value.environment} />
    </div>
  );
}
