import { useSignal } from '@preact/signals';
import { Button } from '../kit/button.tsx';
import { Field } from '../kit/field.tsx';
import { refusalWords } from '../kit/refusals.ts';
import { useSending } from '../kit/use-sending.ts';
import { t } from './words.ts';

interface NameFormProps {
  readonly name?: string;
  readonly label: string;
  readonly hint?: string;
  readonly verb: string;
  /** In a dialog: it opens with the focus on the name. */
  readonly focus?: boolean;
  /** @throws ApiError */
  onSubmit(name: string): Promise<void>;
}

const MAX_NAME = 40;

/** A name and what is wrong with it; one that is taken comes with one that is free, a press away. */
export function NameForm({ name = '', label, hint, verb, focus, onSubmit }: NameFormProps) {
  const value = useSignal(name);
  const { busy, refusal, send, forget } = useSending();
  const submit = (chosen: string) => void send(() => onSubmit(chosen));

  const suggestion = refusal?.detail?.suggestion;
  return (
    <form
      class="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit(value.value);
      }}
    >
      <Field
        label={label}
        hint={hint}
        value={value.value}
        maxLength={MAX_NAME}
        autoComplete="nickname"
        autofocus={focus}
        required
        placeholder={t('name-example')}
        error={refusal && refusalWords(refusal)}
        onInput={(event) => {
          value.value = event.currentTarget.value;
          forget();
        }}
      />
      {typeof suggestion === 'string' && suggestion !== '' && (
        <Button
          class="self-start"
          onClick={() => {
            value.value = suggestion;
            submit(suggestion);
          }}
        >
          {t('use-name', { name: suggestion })}
        </Button>
      )}
      <Button
        type="submit"
        look="primary"
        class="self-end"
        busy={busy}
        disabled={value.value.trim() === '' || value.value.trim() === name}
      >
        {verb}
      </Button>
    </form>
  );
}
