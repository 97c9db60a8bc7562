import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { isRefusal } from '../../../../activities/activity.ts';
import type { OwnSession } from '../../../../client/types.ts';
import { Button } from '../../../kit/button.tsx';
import { Confirm } from '../../../kit/confirm.tsx';
import { api } from '../../../kit/connection.ts';
import { refusalWords } from '../../../kit/refusals.ts';
import { Spinner } from '../../../kit/spinner.tsx';
import { toast } from '../../../kit/toast.tsx';
import { becameAccount, useOwnAccount } from '../../own-account.ts';
import { Section } from '../section.tsx';
import { deviceName, SessionRow } from './session-row.tsx';
import { t } from './words.ts';

/** Where I am signed in: this browser first, with the way out of each. */
export function SessionsSection() {
  const sessions = useSignal<readonly OwnSession[] | null>(null);
  const trouble = useSignal('');
  const ending = useSignal<OwnSession | 'others' | null>(null);
  const account = useOwnAccount();
  const asked = useRef(0);

  /** True when it was done; else `trouble` says why not. */
  async function attempt(work: () => Promise<void>): Promise<boolean> {
    trouble.value = '';
    try {
      await work();
      return true;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      trouble.value = refusalWords(error);
      return false;
    }
  }
  async function read(): Promise<void> {
    const request = ++asked.current;
    const all = await api.mySessions();
    // An answer to an older question may come last, and still name what has ended.
    if (request !== asked.current) return;
    sessions.value = [...all.filter(({ current }) => current), ...all.filter(({ current }) => !current)];
  }
  // Another session takes this one's place when a way to sign in is added.
  useEffect(() => void attempt(read), [account]);

  async function end(which: OwnSession | 'others'): Promise<void> {
    await attempt(async () => {
      if (which === 'others') {
        toast({ text: t('ended-others', { count: await api.endOtherSessions() }), tone: 'good' });
      } else if (which.current) {
        await api.leave();
        becameAccount(null);
        return;
      } else {
        await api.endSession(which.id);
        toast({ text: t('ended', { device: deviceName(which) }), tone: 'good' });
      }
    });
    // Also when it was refused: it may have ended by itself.
    const told = trouble.value;
    await attempt(read);
    if (told !== '') trouble.value = told;
  }

  const others = sessions.value?.filter(({ current }) => !current).length ?? 0;
  const going = ending.value;
  return (
    <Section id="sessions" title={t('sessions')}>
      {!sessions.value && trouble.value === '' && (
        <p role="status" class="flex items-center gap-2 text-muted">
          <Spinner /> {t('loading')}
        </p>
      )}
      {sessions.value && (
        <ul class="-my-3 flex flex-col divide-y divide-line">
          {sessions.value.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              onEnd={() => {
                ending.value = session;
              }}
            />
          ))}
        </ul>
      )}
      {others > 0 && (
        <Button
          look="danger"
          class="self-start"
          onClick={() => {
            ending.value = 'others';
          }}
        >
          {t('end-others')}
        </Button>
      )}
      {trouble.value !== '' && (
        <div role="alert" class="flex flex-wrap items-center gap-3">
          <p class="text-danger text-sm">{trouble.value}</p>
          {!sessions.value && (
            <Button size="sm" onClick={() => void attempt(read)}>
              {t('try-again')}
            </Button>
          )}
        </div>
      )}
      <Confirm
        open={going !== null}
        {...wordsOf(going, account?.claimed === true)}
        verb={t('end')}
        onConfirm={() => (going ? end(going) : undefined)}
        onClose={() => {
          ending.value = null;
        }}
      />
    </Section>
  );
}

function wordsOf(going: OwnSession | 'others' | null, claimed: boolean): { title: string; text: string } {
  if (going === null) return { title: '', text: '' };
  if (going === 'others') return { title: t('end-others-title'), text: t('end-others-text') };
  if (!going.current) return { title: t('end-title', { device: deviceName(going) }), text: t('end-text') };
  return { title: t('leave-title'), text: t(claimed ? 'leave-claimed' : 'leave-unclaimed') };
}
