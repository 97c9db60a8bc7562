import { useSignal } from '@preact/signals';
import { type Bot, SCOPES, type Scope, type Token } from '../../client/mine.ts';
import { Dialog } from '../kit/dialog.tsx';
import { DialogForm } from '../kit/dialog-form.tsx';
import { Field, Select } from '../kit/field.tsx';
import { mine } from '../kit/mine.ts';
import { FreshToken } from './fresh-token.tsx';
import { t } from './words.ts';

const SPANS = { month: 30, quarter: 90, year: 365, ever: undefined } as const;
type Span = keyof typeof SPANS;

interface TokenDialogProps {
  readonly bot: Bot;
  onMade(): Promise<void>;
  onClose(): void;
}

/** Asks what a token is to be for, and shows it the one time it can be seen. */
export function TokenDialog({ bot, onMade, onClose }: TokenDialogProps) {
  const made = useSignal<{ readonly token: Token; readonly secret: string } | null>(null);
  const title = made.value
    ? t('token-title', { label: made.value.token.label })
    : t('new-token-for', { name: bot.name });
  return (
    <Dialog open wide title={title} onClose={onClose}>
      {made.value ? (
        <FreshToken {...made.value} onDone={onClose} />
      ) : (
        <TokenForm
          bot={bot}
          onMade={(fresh) => {
            made.value = fresh;
            void onMade();
          }}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

interface TokenFormProps {
  readonly bot: Bot;
  onMade(made: { readonly token: Token; readonly secret: string }): void;
  onClose(): void;
}

function TokenForm({ bot, onMade, onClose }: TokenFormProps) {
  const label = useSignal('');
  const scopes = useSignal<readonly Scope[]>(['read', 'chat', 'place']);
  const span = useSignal<Span>('year');

  async function make(): Promise<void> {
    const days = SPANS[span.value];
    const wish = { label: label.value.trim(), scopes: scopes.value, ...(days !== undefined && { days }) };
    onMade(await mine.makeToken(bot.number, wish));
  }

  return (
    <DialogForm verb={t('make-token')} ready={label.value.trim() !== ''} send={make} onClose={onClose}>
      <Field
        label={t('token-label')}
        hint={t('token-label-hint')}
        placeholder={t('token-label-example')}
        value={label.value}
        maxLength={60}
        required
        autofocus
        onInput={(event) => {
          label.value = event.currentTarget.value;
        }}
      />
      <fieldset class="min-w-0">
        <legend class="mb-1.5 font-medium text-sm">{t('may-do')}</legend>
        <div class="divide-y divide-line rounded-md border border-line">
          {SCOPES.map((scope) => (
            <ScopeBox
              key={scope}
              scope={scope}
              // Reading comes with all, whether one ticks it or not.
              checked={scope === 'read' || scopes.value.includes(scope)}
              onChange={(on) => {
                const others = scopes.value.filter((one) => one !== scope);
                scopes.value = on ? [...others, scope] : others;
              }}
            />
          ))}
        </div>
      </fieldset>
      <Select<Span>
        label={t('until')}
        value={span.value}
        options={(Object.keys(SPANS) as Span[]).map((value) => ({ value, label: t(`until-${value}`) }))}
        onChange={(value) => {
          span.value = value;
        }}
      />
    </DialogForm>
  );
}

interface ScopeBoxProps {
  readonly scope: Scope;
  readonly checked: boolean;
  onChange(on: boolean): void;
}

function ScopeBox({ scope, checked, onChange }: ScopeBoxProps) {
  return (
    <label class="flex items-start gap-3 px-3 py-2.5">
      <input
        type="checkbox"
        class="mt-0.5 size-4.5 shrink-0 accent-accent"
        checked={checked}
        disabled={scope === 'read'}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span class="min-w-0">
        <span class="block font-medium text-sm leading-5">{t(`scope-${scope}`)}</span>
        <span class="block text-muted text-xs">{t(`scope-${scope}-hint`)}</span>
      </span>
    </label>
  );
}
