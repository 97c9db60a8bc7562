import { useSignal } from '@preact/signals';
import { CloudOff, DatabaseZap, X } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../../kit/button.tsx';
import { link, live, pausedBy, retryAt } from '../../kit/connection.ts';
import { IconButton } from '../../kit/icon-button.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { t } from '../words.ts';

/** A blink of the connection is nobody's business; after this long it is, in ms. */
const PATIENCE = 1500;

/** Says when what one sees may be old, or what one does will not be kept, and what happens next. */
export function LinkBanner() {
  const now = useSignal(Date.now());
  const lateSince = useSignal<number | null>(null);
  const pollingSeen = useSignal(false);
  const lost = link.value === 'offline' || link.value === 'connecting' || link.value === 'closed';

  useEffect(() => {
    lateSince.value = lost ? (lateSince.value ?? Date.now()) : null;
    if (!lost) return;
    const timer = setInterval(() => {
      now.value = Date.now();
    }, 250);
    return () => clearInterval(timer);
  }, [lost]);

  if (lost) {
    if (lateSince.value === null || now.value - lateSince.value < PATIENCE) return <Region />;
    const seconds = retryAt.value === null ? 0 : Math.ceil((retryAt.value - now.value) / 1000);
    return (
      <Region>
        <Bar icon={<CloudOff size={17} />}>
          <span>{t('connection-lost')}</span>
          <span aria-hidden="true" class="figures text-muted">
            {seconds > 0 ? t('retrying-in', { count: seconds }) : t('retrying')}
          </span>
          <Button size="sm" class="ml-auto" onClick={() => live.reconnect()}>
            {t('try-now')}
          </Button>
        </Bar>
      </Region>
    );
  }
  if (pausedBy.value)
    return (
      <Region>
        <Bar icon={<DatabaseZap size={17} />}>{refusalWords({ refused: pausedBy.value })}</Bar>
      </Region>
    );
  if (link.value === 'polling' && !pollingSeen.value)
    return (
      <Region>
        <Bar>
          <span class="text-muted">{t('polling')}</span>
          <IconButton
            label={t('dismiss')}
            tip="none"
            size="sm"
            class="ml-auto"
            icon={<X size={15} />}
            onClick={() => {
              pollingSeen.value = true;
            }}
          />
        </Bar>
      </Region>
    );
  return <Region />;
}

/** Always there, so that what appears in it is read out. */
function Region({ children }: { children?: preact.ComponentChildren }) {
  return <div role="status">{children}</div>;
}

function Bar({ icon, children }: { icon?: preact.ComponentChildren; children: preact.ComponentChildren }) {
  return (
    <div class="flex min-h-11 flex-wrap items-center gap-x-2.5 gap-y-1 border-line border-b bg-tint px-4 py-1.5 text-sm">
      {icon}
      {children}
    </div>
  );
}
