import { Monitor, Smartphone } from 'lucide-preact';
import type { OwnSession } from '../../../../client/types.ts';
import { Button } from '../../../kit/button.tsx';
import { ago } from '../../../kit/dates.ts';
import { t } from './words.ts';

const HANDHELD = ['iPhone', 'iPad', 'Android'];

/** Seen within this time counts as now, in ms: use is written down once an hour. */
const LATELY = 3_600_000;

export function SessionRow({ session, onEnd }: { readonly session: OwnSession; onEnd(): void }) {
  const { current, system, address, via, createdAt } = session;
  const Icon = HANDHELD.includes(system) ? Smartphone : Monitor;
  const device = deviceName(session);
  const since = ago(createdAt, Date.now()) ?? t('just-now');
  return (
    <li class="flex items-center gap-3 py-3">
      <Icon size={22} strokeWidth={1.75} class="shrink-0 text-muted max-sm:hidden" aria-hidden="true" />
      <div class="min-w-0 flex-1">
        <p class="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span class="font-medium">{device}</span>
          {current && (
            <span class="rounded-sm bg-tint px-1.5 py-0.5 font-medium text-accent text-xs">
              {t('this-browser')}
            </span>
          )}
        </p>
        <p class="text-muted text-sm">{t(`via-${via}`, { when: since })}</p>
        <p class="break-words text-muted text-sm empty:hidden">
          {[current ? '' : lastSeen(session), address].filter((part) => part !== '').join(' · ')}
        </p>
      </div>
      <Button size="sm" aria-label={current ? t('end') : t('end-of', { device })} onClick={onEnd}>
        {t('end')}
      </Button>
    </li>
  );
}

export function deviceName({ browser, system }: Pick<OwnSession, 'browser' | 'system'>): string {
  if (browser !== '' && system !== '') return t('device', { browser, system });
  return browser || system || t('some-device');
}

function lastSeen({ seenAt }: OwnSession): string {
  const now = Date.now();
  if (now - seenAt < LATELY) return t('seen-lately');
  return t('seen', { when: ago(seenAt, now) ?? '' });
}
