import { useSignal } from '@preact/signals';
import type { DeskPersonDetails, ServerRole } from '../../../../client/desk.ts';
import { Button } from '../../../kit/button.tsx';
import { Choice } from '../../../kit/choice.tsx';
import { Confirm } from '../../../kit/confirm.tsx';
import { attempt } from '../attempt.ts';
import { desk } from '../desk.ts';
import { t } from '../words.ts';

type Wish = ServerRole | 'none';

/** Who looks after the server: chosen, asked once, done. */
export function RoleForm({ person, onChange }: { readonly person: DeskPersonDetails; onChange(): void }) {
  const now: Wish = person.role ?? 'none';
  const wish = useSignal<Wish>(now);
  const asking = useSignal(false);

  async function set(): Promise<void> {
    const role = wish.value === 'none' ? null : wish.value;
    const done = await attempt(
      () => desk.setRole(person.number, role),
      t('role-was-set', { name: person.name }),
    );
    if (done) onChange();
    else wish.value = now;
  }

  return (
    <div class="flex flex-col gap-3">
      <Choice<Wish>
        legend={t('role-on-server')}
        value={wish.value}
        columns={3}
        options={(['none', 'moderator', 'admin'] as const).map((value) => ({
          value,
          label: t(`role-${value}`),
          hint: t(`role-${value}-hint`),
        }))}
        onChange={(to) => {
          wish.value = to;
        }}
      />
      {wish.value !== now && (
        <Button
          look="primary"
          class="self-end"
          onClick={() => {
            asking.value = true;
          }}
        >
          {t('set-role')}
        </Button>
      )}
      <Confirm
        open={asking.value}
        title={t(`role-ask-${wish.value}`, { name: person.name })}
        text={t(person.waysBack > 0 ? 'role-text' : 'role-text-no-way-back')}
        verb={t('set-role')}
        onConfirm={set}
        onClose={() => {
          asking.value = false;
        }}
      />
    </div>
  );
}
