import { Ban, DoorOpen, Lock } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Refusal } from '../../../activities/activity.ts';
import { t as membersWords } from '../../../activities/members/panel/words.ts';
import { Button } from '../../kit/button.tsx';
import { live } from '../../kit/connection.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { PageFrame } from '../page-frame.tsx';
import { t } from '../words.ts';

const ICONS = { 'members/banned': Ban, 'members/kicked': DoorOpen, 'members/locked': Lock } as const;
type Code = keyof typeof ICONS;
/** Longest wait of a timer, in ms: browsers run longer ones at once. */
const LONGEST = 2 ** 31 - 1;

interface Shut extends Refusal {
  readonly refused: Code;
}

export const isShutOut = (refusal: Refusal): refusal is Shut => Object.hasOwn(ICONS, refusal.refused);

/** Where somebody is who may not come in: why, until when, and what they can do. It opens by itself when it ends. */
export function ShutOut({ why, onBack }: { readonly why: Shut; onBack(): void }) {
  const { route } = useLocation();
  const until = Number(why.detail?.until ?? 0);
  useEffect(() => {
    const left = until - (Date.now() + live.skew);
    if (until === 0 || left > LONGEST) return;
    const timer = setTimeout(onBack, Math.max(1000, left + 500));
    return () => clearTimeout(timer);
  }, [until]);
  const Icon = ICONS[why.refused];
  const forGood = why.refused === 'members/banned' && until === 0;
  const locked = why.refused === 'members/locked';
  return (
    <PageFrame>
      <div role="alert">
        <EmptyState
          alone
          icon={<Icon size={40} strokeWidth={1.5} />}
          title={membersWords(locked ? 'locked-room' : 'shut-out')}
          action={
            <>
              {!forGood && (
                <Button look="primary" onClick={onBack}>
                  {t('try-again')}
                </Button>
              )}
              <Button look={forGood ? 'primary' : 'plain'} onClick={() => route('/r/PARK')}>
                {t('to-park')}
              </Button>
              <Button onClick={() => route('/')}>{t('to-start')}</Button>
            </>
          }
        >
          {refusalWords(why)}
        </EmptyState>
      </div>
    </PageFrame>
  );
}
