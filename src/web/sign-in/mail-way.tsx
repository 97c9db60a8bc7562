import { useSignal } from '@preact/signals';
import { MailForm, type SentMail } from './mail-form.tsx';
import { MailSent } from './mail-sent.tsx';

interface MailWayProps {
  readonly verb: string;
  readonly focus?: boolean;
  /** A page of this server to go to afterwards. */
  readonly back: string;
  readonly mailPage: string | null;
  /** `autocomplete` of the field. */
  readonly fill?: string;
  /** Asked again and again once a link is on its way: whether it was used. */
  readonly look: () => Promise<void>;
  /** A link was asked for, or another address is to be. */
  onSent?(sent: boolean): void;
}

/** A link by e-mail: asked for, then waited for. */
export function MailWay({ verb, focus, back, mailPage, fill, look, onSent }: MailWayProps) {
  const sent = useSignal<SentMail | null>(null);
  const email = useSignal('');

  function move(to: SentMail | null): void {
    sent.value = to;
    onSent?.(to !== null);
  }

  if (sent.value)
    return (
      <MailSent sent={sent.value} back={back} mailPage={mailPage} look={look} onAnother={() => move(null)} />
    );
  return (
    <MailForm
      email={email.value}
      verb={verb}
      focus={Boolean(focus) || email.value !== ''}
      back={back}
      {...(fill && { fill })}
      onSent={(to) => {
        email.value = to.email;
        move(to);
      }}
    />
  );
}
