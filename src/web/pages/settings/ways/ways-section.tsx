import { useSignal } from '@preact/signals';
import { AtSign, KeyRound } from 'lucide-preact';
import type { OwnWay, Passkey } from '../../../../client/types.ts';
import { Button } from '../../../kit/button.tsx';
import { Confirm } from '../../../kit/confirm.tsx';
import { api } from '../../../kit/connection.ts';
import { Spinner } from '../../../kit/spinner.tsx';
import { toast } from '../../../kit/toast.tsx';
import { makePasskey } from '../../../passkeys/ceremony.ts';
import { deviceLabel } from '../../../passkeys/device-label.ts';
import { obstacle } from '../../../passkeys/obstacle.ts';
import { ObstacleNote } from '../../../passkeys/obstacle-note.tsx';
import { t as passkeyWords } from '../../../passkeys/words.ts';
import { OidcButtons } from '../../sign-in/oidc-buttons.tsx';
import { Section } from '../section.tsx';
import { AddMail } from './add-mail.tsx';
import { RenamePasskey } from './rename-passkey.tsx';
import { type Way, WayRow } from './way-row.tsx';
import { useWays } from './ways-store.ts';
import { t } from './words.ts';

/** Everything that leads back to my account: e-mail addresses, the club's own accounts, passkeys. */
export function WaysSection() {
  const { kept, trouble, attempt, read, changed } = useWays();
  const making = useSignal(false);
  const addingMail = useSignal(false);
  const renaming = useSignal<Passkey | null>(null);
  const removing = useSignal<Way | null>(null);
  const inTheWay = obstacle();

  if (!kept.value)
    return (
      <Section id="ways" title={t('ways')}>
        {trouble.value === '' ? (
          <p role="status" class="flex items-center gap-2 text-muted">
            <Spinner /> {t('loading')}
          </p>
        ) : (
          <div role="alert" class="flex flex-wrap items-center gap-3">
            <p class="text-danger text-sm">{trouble.value}</p>
            <Button size="sm" onClick={() => void attempt(read)}>
              {t('try-again')}
            </Button>
          </div>
        )}
      </Section>
    );

  const { ways, passkeys, there } = kept.value;
  const all: readonly Way[] = [...ways, ...passkeys.map((one) => ({ ...one, kind: 'passkey' as const }))];
  const issuer = there.oidc[0]?.name ?? t('some-issuer');
  const toConnect = ways.some(({ kind }) => kind === 'oidc') ? [] : there.oidc;

  async function addPasskey(): Promise<void> {
    making.value = true;
    await attempt(async () => {
      const label = deviceLabel(
        navigator.userAgent,
        passkeys.map((one) => one.label),
        passkeyWords('some-passkey'),
      );
      const made = await makePasskey(label);
      if (typeof made === 'string') {
        trouble.value = passkeyWords(`passkey-${made}`);
        return;
      }
      toast({ text: passkeyWords('added-passkey', { label: made.label }), tone: 'good' });
      await changed();
    });
    making.value = false;
  }

  async function remove(way: Way): Promise<void> {
    await attempt(async () => {
      if (way.kind === 'passkey') await api.removePasskey(way.id);
      else await api.removeWay(way.id);
      toast({ text: t('removed', { label: way.label }) });
      await changed();
    });
  }

  async function addedMail(way: OwnWay): Promise<void> {
    addingMail.value = false;
    toast({ text: t('added-mail', { label: way.label }), tone: 'good' });
    await attempt(changed);
  }

  const going = removing.value;
  return (
    <Section id="ways" title={t('ways')}>
      {all.length === 0 ? (
        <p class="rounded-md bg-tint px-3.5 py-3 text-sm">
          <strong class="block font-semibold">{t('unclaimed-title')}</strong>
          {t('unclaimed-text')}
        </p>
      ) : (
        <>
          <p class="text-muted">{t(all.length === 1 ? 'one-way' : 'ways-text')}</p>
          <ul class="-my-2.5 flex flex-col divide-y divide-line">
            {all.map((way) => (
              <WayRow
                key={way.id}
                way={way}
                issuer={issuer}
                onRemove={() => {
                  removing.value = way;
                }}
                {...(way.kind === 'passkey' && {
                  onRename: () => {
                    renaming.value = way;
                  },
                })}
              />
            ))}
          </ul>
        </>
      )}
      <div class="flex flex-col gap-2.5 sm:flex-row sm:flex-wrap">
        {there.mail && (
          <Button
            icon={<AtSign size={18} />}
            onClick={() => {
              addingMail.value = true;
            }}
          >
            {t('add-mail')}
          </Button>
        )}
        {there.passkeys && !inTheWay && (
          <Button icon={<KeyRound size={18} />} busy={making.value} onClick={addPasskey}>
            {passkeyWords('add-passkey')}
          </Button>
        )}
        <OidcButtons issuers={toConnect} back="/settings#ways" connect />
      </div>
      {there.passkeys && inTheWay && <ObstacleNote obstacle={inTheWay} />}
      <p role="status" class="-mt-2 text-danger text-sm empty:hidden">
        {trouble.value}
      </p>
      <Confirm
        open={going !== null}
        title={t('remove-title', { label: going?.label ?? '' })}
        text={going ? whatRemovingDoes(going, all.length === 1) : ''}
        verb={t('remove')}
        onConfirm={() => (going ? remove(going) : undefined)}
        onClose={() => {
          removing.value = null;
        }}
      />
      {addingMail.value && (
        <AddMail
          ways={ways}
          mailPage={there.mailPage}
          onAdded={(way) => void addedMail(way)}
          onClose={() => {
            addingMail.value = false;
          }}
        />
      )}
      {renaming.value && (
        <RenamePasskey
          passkey={renaming.value}
          onDone={read}
          onClose={() => {
            renaming.value = null;
          }}
        />
      )}
    </Section>
  );
}

function whatRemovingDoes({ kind }: Way, last: boolean): string {
  if (last) return t('remove-last-text');
  return t(`remove-${kind}-text`);
}
