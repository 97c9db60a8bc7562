import { useSignal } from '@preact/signals';
import type { DeskPersonDetails, ServerRole } from '../../../../client/desk.ts';
import { Button } from '../../../kit/button.tsx';
import { Check } from '../../../kit/check.tsx';
import { Choice } from '../../../kit/choice.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { attempt } from '../attempt.ts';
import { desk } from '../desk.ts';
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
        <Ask
          title={t(`role-ask-${wish.value}`, { name })}
          hasWayBack={waysBack > 0}
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

function Ask(props: {
  readonly title: string;
  readonly hasWayBack: boolean;
  onConfirm(signOut: boolean): Promise<void>;
  onClose(): void;
}) {
  const { hasWayBack, onClose } = props;
  const signOut = useSignal(!hasWayBack);
  const busy = useSignal(false);

  async function confirm(): Promise<void> {
    busy.value = true;
    await props.onConfirm(signOut.value);
    onClose();
  }

  return (
    <Dialog open title={props.title} onClose={onClose}>
      <p class="text-muted">{t(hasWayBack ? 'role-text' : 'role-text-no-way-back')}</p>
      {!hasWayBack && (
        <div class="mt-4">
          <Check
            label={t('role-sign-out')}
            hint={t('with-link-hint')}
            checked={signOut.value}
            onChange={(checked) => {
              signOut.value = checked;
            }}
          />
        </div>
      )}
      <div class="mt-5 flex justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button look="danger" busy={busy.value} onClick={confirm}>
          {t('set-role')}
        </Button>
      </div>
    </Dialog>
  );
}
