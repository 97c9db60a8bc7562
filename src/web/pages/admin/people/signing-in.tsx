import { useSignal } from '@preact/signals';
import { KeyRound, LogOut } from 'lucide-preact';
import type { DeskPersonDetails } from '../../../../client/desk.ts';
import { Button } from '../../../kit/button.tsx';
import { Check } from '../../../kit/check.tsx';
import { Confirm } from '../../../kit/confirm.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { attempt } from '../attempt.ts';
import { desk } from '../desk.ts';
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
        <SignOut person={person} isAdmin={isAdmin} onConfirm={signOut} onClose={close} />
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

interface SignOutProps {
  readonly person: DeskPersonDetails;
  readonly isAdmin: boolean;
  onConfirm(withLink: boolean): Promise<void>;
  onClose(): void;
}

function SignOut({ person: { name, waysBack }, isAdmin, onConfirm, onClose }: SignOutProps) {
  const canLink = isAdmin && waysBack === 0;
  const withLink = useSignal(canLink);
  const busy = useSignal(false);

  async function confirm(): Promise<void> {
    busy.value = true;
    await onConfirm(withLink.value);
    onClose();
  }

  return (
    <Dialog open title={t('sign-out-title', { name })} onClose={onClose}>
      <p class="text-muted">{t(waysBack > 0 ? 'sign-out-text' : 'sign-out-lost')}</p>
      {canLink && (
        <div class="mt-4">
          <Check
            label={t('with-link')}
            hint={t('with-link-hint')}
            checked={withLink.value}
            onChange={(checked) => {
              withLink.value = checked;
            }}
          />
        </div>
      )}
      <div class="mt-5 flex justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button look="danger" busy={busy.value} onClick={confirm}>
          {t('sign-out')}
        </Button>
      </div>
    </Dialog>
  );
}
