import { useSignal } from '@preact/signals';
import type { DeskPersonDetails, ServerRole } from '../../../../client/desk.ts';
import { attempt } from '../../../kit/attempt.ts';
import { Button } from '../../../kit/button.tsx';
import { Choice } from '../../../kit/choice.tsx';
import { desk } from '../desk.ts';
import { AskWithLink } from './ask-with-link.tsx';
import { Card } from './card.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { t } from './words.ts';

type Wish = ServerRole | 'none';

/** Who looks after the server: chosen, asked once, done. */
export function RoleForm({ person, onChange }: { readonly person: DeskPersonDetails; onChange(): void }) {
  const { number, name, waysBack } = person;
  const now: Wish = person.role ?? 'none';
  const wish = useSignal<Wish>(now);
  const asking = useSignal(false);
  /** Of a link that was just made. */
  const token = useSignal<string | null>(null);

  async function set(signOut: boolean): Promise<void> {
    const role = wish.value === 'none' ? null : wish.value;
    if (!(await attempt(() => desk.setRole(number, role, signOut), t('role-was-set', { name })))) return;
    if (signOut)
      await attempt(async () => {
        token.value = (await desk.makeReturnLink(number)).token;
      });
    else onChange();
  }

  return (
    <Card title={t('role-on-server')}>
      <div class="flex flex-col gap-3">
        <Choice<Wish>
          legend={t('role-on-server')}
          legendHidden
          value={wish.value}
          columns={3}
          stacks
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
      </div>
      {asking.value && (
        <AskWithLink
          title={t(`role-ask-${wish.value}`, { name })}
          text={t(waysBack > 0 ? 'role-text' : 'role-text-no-way-back')}
          verb={t('set-role')}
          offer={waysBack > 0 ? null : t('role-sign-out')}
          onConfirm={set}
          onClose={() => {
            asking.value = false;
          }}
        />
      )}
      {token.value !== null && (
        <LinkDialog
          name={name}
          token={token.value}
          onClose={() => {
            token.value = null;
            onChange();
          }}
        />
      )}
    </Card>
  );
}
