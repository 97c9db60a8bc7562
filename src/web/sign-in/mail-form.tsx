import { useSignal } from '@preact/signals';
import { Button } from '../kit/button.tsx';
import { api } from '../kit/connection.ts';
import { Field } from '../kit/field.tsx';
import { language } from '../kit/i18n.ts';
import { useSending } from '../kit/use-sending.ts';
import { mailRefusalWords } from './mail-refusal-words.ts';
import { t } from './words.ts';

export interface SentMail {
  readonly email: string;
  /** How long the link is good. */
  readonly minutes: number;
}

interface MailFormProps {
  /** What stands in the field at first. */
  readonly email?: string;
  readonly verb: string;
  readonly focus?: boolean;
  /** A page of this server to go to afterwards. */
  readonly back: string;
  /** `autocomplete` of the field. */
  readonly fill?: string;
  onSent(sent: SentMail): void;
}

/** Asks for a link by e-mail. Whether somebody here has the address is told to nobody. */
export function MailForm({ email = '', verb, focus, back, fill = 'email', onSent }: MailFormProps) {
  const value = useSignal(email);
  const { busy, refusal, send, forget } = useSending();

  async function ask(): Promise<void> {
    const { minutes } = await api.askForLink(value.value, back, language.value);
    onSent({ email: value.value.trim(), minutes });
  }

  return (
    <form
      // What an address is, the server says, in words of ours.
      noValidate
      class="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send(ask);
      }}
    >
      <Field
        label={t('email')}
        type="email"
        name="email"
        inputMode="email"
        autoComplete={fill}
        autoCapitalize="none"
        spellcheck={false}
        autofocus={focus}
        required
        placeholder="ada@example.org"
        value={value.value}
        error={refusal && mailRefusalWords(refusal)}
        onInput={(event) => {
          value.value = event.currentTarget.value;
          forget();
        }}
      />
      <Button type="submit" look="primary" busy={busy} disabled={value.value.trim() === ''}>
        {verb}
      </Button>
    </form>
  );
}
