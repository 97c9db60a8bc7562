import { useSignal } from '@preact/signals';
import { Lock, LockOpen } from 'lucide-preact';
import { Button } from '../../../web/kit/button.tsx';
import { Select } from '../../../web/kit/field.tsx';
import { refusalWords } from '../../../web/kit/refusals.ts';
import { isRefusal, type Refusal } from '../../activity.ts';
import type { Group, MemberRole, MembersCommand, WelcomeRole } from '../types.ts';
import type { MembersModel } from './members-model.ts';
import { t } from './words.ts';

const GROUPS: readonly Group[] = ['paint', 'talk', 'play', 'invite'];
const LEAST: readonly MemberRole[] = ['watcher', 'player', 'master'];

/** Who may do what in the room, what newcomers are, and the lock. Each change holds at once. */
export function RoomRules({ model }: { readonly model: MembersModel }) {
  const refusal = useSignal<Refusal | null>(null);
  const said = useSignal('');
  const view = model.view.value;
  if (!view) return null;

  async function change(command: MembersCommand, done = ''): Promise<void> {
    refusal.value = null;
    try {
      await model.send(command);
      said.value = done;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
    }
  }

  return (
    <section aria-label={t('rules')} class="-mx-5 flex flex-col gap-4 border-line border-t px-5 pt-5">
      <div>
        <h3 class="font-semibold">{t('rules')}</h3>
        <p class="text-muted text-sm">{t('rules-hint')}</p>
      </div>
      <div class="grid gap-4 sm:grid-cols-2">
        {GROUPS.map((group) => (
          <Select<MemberRole>
            key={group}
            label={t(`who-${group}`)}
            value={view.policy[group]}
            options={LEAST.map((role) => ({ value: role, label: t(`from-${role}`) }))}
            onChange={(role) => void change({ type: 'set-policy', [group]: role })}
          />
        ))}
        <Select<WelcomeRole>
          label={t('welcome')}
          value={view.welcome}
          options={(['player', 'watcher'] as const).map((role) => ({
            value: role,
            label: `${t(`role-${role}`)}: ${t(`role-${role}-hint`)}`,
          }))}
          onChange={(welcome) => void change({ type: 'set-policy', welcome })}
        />
      </div>
      <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p class="min-w-0 flex-1 basis-52 text-muted text-sm">{t('lock-hint')}</p>
        <Button
          icon={view.locked ? <LockOpen size={16} /> : <Lock size={16} />}
          onClick={() =>
            void change({ type: 'lock', on: !view.locked }, t(view.locked ? 'lock-off' : 'lock-on'))
          }
        >
          {t(view.locked ? 'unlock' : 'lock')}
        </Button>
      </div>
      <p role="status" class="text-sm empty:hidden">
        {said.value}
      </p>
      {refusal.value && (
        <p role="alert" class="text-danger text-sm">
          {refusalWords(refusal.value)}
        </p>
      )}
    </section>
  );
}
