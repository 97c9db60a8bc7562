import { useSignal } from '@preact/signals';
import { KeyRound, LogOut } from 'lucide-preact';
import type { DeskPersonDetails } from '../../../../client/desk.ts';
import { attempt } from '../../../kit/attempt.ts';
import { Button } from '../../../kit/button.tsx';
import { Confirm } from '../../../kit/confirm.tsx';
import { desk } from '../desk.ts';
import { AskWithLink } from './ask-with-link.tsx';
import { Card } from './card.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { t } from './words.ts';

interface SigningInProps {
  readonly person: DeskPersonDetails;
  readonly mayAct: boolean;
  readonly isAdmin: boolean;
  onChange(): void;
}

/** How they get in, and putting them out: never by accident for good. */
export function SigningIn({ person, mayAct, isAdmin, onChange }: SigningInProps) {
  const { number, name, waysBack, sessions } = person;
  const asking = useSignal<'sign-out' | 'link' | null>(null);
  /** Of a link that was just made. */
  const token = useSignal<string | null>(null);
  const close = (): void => {
    asking.value = null;
  };
  const ask = (what: 'sign-out' | 'link') => () => {
    asking.value = what;
  };

  async function makeLink(): Promise<void> {
    await attempt(async () => {
      token.value = (await desk.makeReturnLink(number)).token;
    });
    onChange();
  }

  async function signOut(withLink: boolean): Promise<void> {
    if (!(await attempt(() => desk.endSessions(number), t('signed-out', { name })))) return;
    if (withLink) await makeLink();
    else onChange();
  }

  return (
    <Card title={t('signing-in')}>
      <ul class="figures mb-3 flex flex-col gap-1 text-sm">
        <li>{waysBack > 0 ? t('ways', { count: waysBack }) : t('ways-none')}</li>
        <li class="text-muted">{sessions > 0 ? t('signed', { count: sessions }) : t('signed-nowhere')}</li>
      </ul>
      <div class="flex flex-wrap gap-2">
        {mayAct && sessions > 0 && (
          <Button icon={<LogOut size={16} />} onClick={ask('sign-out')}>
            {t('sign-out')}
          </Button>
        )}
        {isAdmin && waysBack === 0 && (
          <Button icon={<KeyRound size={16} />} onClick={ask('link')}>
            {t('make-link')}
          </Button>
        )}
      </div>
      {asking.value === 'sign-out' && (
        <AskWithLink
          title={t('sign-out-title', { name })}
          text={t(waysBack > 0 ? 'sign-out-text' : 'sign-out-lost')}
          verb={t('sign-out')}
          offer={isAdmin && waysBack === 0 ? t('with-link') : null}
          onConfirm={signOut}
          onClose={close}
        />
      )}
      <Confirm
        open={asking.value === 'link'}
        title={t('make-link-title', { name })}
        text={t('make-link-text', { name })}
        verb={t('make-link-verb')}
        onConfirm={makeLink}
        onClose={close}
      />
      {token.value !== null && (
        <LinkDialog
          name={name}
          token={token.value}
          onClose={() => {
            token.value = null;
          }}
        />
      )}
    </Card>
  );
}
