import { useSignal } from '@preact/signals';
import { isRefusal, type Refusal } from '../../activities/activity.ts';
import { Button } from '../kit/button.tsx';
import { api } from '../kit/connection.ts';
import { Field } from '../kit/field.tsx';
import { language } from '../kit/i18n.ts';
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
  const refusal = useSignal<Refusal | null>(null);
  const busy = useSignal(false);

  async function send(): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    refusal.value = null;
    try {
      const { minutes } = await api.askForLink(value.value, back, language.value);
      onSent({ email: value.value.trim(), minutes });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
    } finally {
      busy.value = false;
    }
  }

  return (
    <form
      // What an address is, the server says, in words of ours.
      noValidate
      class="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
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
        error={refusal.value && mailRefusalWords(refusal.value)}
        onInput={(event) => {
          value.value = event.currentTarget.value;
          refusal.value = null;
        }}
      />
      <Button type="submit" look="primary" busy={busy.value} disabled={value.value.trim() === ''}>
        {verb}
      </Button>
    </form>
  );
}
