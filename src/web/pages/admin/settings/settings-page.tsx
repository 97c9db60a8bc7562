import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../../../activities/activity.ts';
import type { DeskSetting, ShownSetting } from '../../../../client/desk.ts';
import { Button } from '../../../kit/button.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { refusalWords } from '../../../kit/refusals.ts';
import { Spinner } from '../../../kit/spinner.tsx';
import { type Entry, WithContents } from '../../contents/contents.tsx';
import { desk } from '../desk.ts';
import { t } from '../words.ts';
import { Environment } from './environment.tsx';
import { groupsOf, topicsOf } from './groups.ts';
import { Part } from './part.tsx';
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
  const groups = groupsOf(found.value.settings);
  const topics = topicsOf(found.value.environment);
  const entries: readonly Entry[] = [
    ...groups,
    { id: 'environment', title: t('environment') },
    ...topics.map(({ id, title }) => ({ id, title, below: true })),
  ];
  return (
    <div class="max-w-190">
      <WithContents entries={entries}>
        <p class="xl:-mt-3 mb-5 text-muted">{t('settings-text')}</p>
        <div class="flex flex-col gap-7">
          {groups.map((group) => (
            <Part key={group.id} group={group} level={2}>
              <ul class="divide-y divide-line rounded-lg border border-line bg-raised">
                {group.items.map((setting) => (
                  <li key={setting.key} class="p-4 sm:p-5">
                    <SettingForm setting={setting} />
                  </li>
                ))}
              </ul>
            </Part>
          ))}
          <Environment topics={topics} />
        </div>
      </WithContents>
    </div>
  );
}
