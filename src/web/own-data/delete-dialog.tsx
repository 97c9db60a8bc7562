import { useSignal } from '@preact/signals';
import { Check, Minus } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { Choice } from '../kit/choice.tsx';
import { becameMe } from '../kit/connection.ts';
import { Dialog } from '../kit/dialog.tsx';
import { DialogForm } from '../kit/dialog-form.tsx';
import { Field } from '../kit/field.tsx';
import { forgetAll } from '../kit/kept.ts';
import { mine } from '../kit/mine.ts';
import { toast } from '../kit/toast.tsx';
import { t } from './words.ts';

const GOES = ['name', 'ways', 'sessions', 'bots', 'roles'] as const;
const STAYS = ['pixels', 'acts', 'backups'] as const;

/** Says what goes and what stays, and asks for the name: nobody deletes an account by a slip. */
export function DeleteDialog({ name, onClose }: { readonly name: string; onClose(): void }) {
  const { route } = useLocation();
  const typed = useSignal('');
  const messages = useSignal<'keep' | 'delete'>('keep');
  const same = typed.value.trim().toLowerCase() === name.toLowerCase();

  async function end(): Promise<void> {
    await mine.deleteMe(typed.value.trim(), messages.value);
    forgetAll();
    route('/');
    becameMe(null);
    toast({ text: t('deleted') });
  }

  return (
    <Dialog open wide title={t('delete-title')} onClose={onClose}>
      <DialogForm verb={t('delete-verb')} look="danger" ready={same} send={end} onClose={onClose}>
        <div class="grid gap-4 sm:grid-cols-2">
          <List title={t('goes-title')}>
            {GOES.map((what) => (
              <Item key={what} icon={<Minus size={15} class="text-danger" aria-hidden="true" />}>
                {t(`goes-${what}`)}
              </Item>
            ))}
          </List>
          <List title={t('stays-title')}>
            {STAYS.map((what) => (
              <Item key={what} icon={<Check size={15} class="text-muted" aria-hidden="true" />}>
                {t(`stays-${what}`)}
              </Item>
            ))}
          </List>
        </div>
        <Choice<'keep' | 'delete'>
          legend={t('messages')}
          value={messages.value}
          options={(['keep', 'delete'] as const).map((value) => ({
            value,
            label: t(`messages-${value}`),
            hint: t(`messages-${value}-hint`),
          }))}
          onChange={(value) => {
            messages.value = value;
          }}
        />
        <Field
          label={t('type-name', { name })}
          value={typed.value}
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
      </DialogForm>
    </Dialog>
  );
}

function List({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <h3 class="mb-1.5 font-medium text-sm">{title}</h3>
      <ul class="flex flex-col gap-1.5 text-sm">{children}</ul>
    </div>
  );
}

function Item({ icon, children }: { readonly icon: ComponentChildren; readonly children: string }) {
  return (
    <li class="flex items-start gap-2">
      <span class="mt-0.5 shrink-0">{icon}</span>
      {children}
    </li>
  );
}
