import { AtSign, KeyRound, LogIn, Pencil, Trash2 } from 'lucide-preact';
import type { OwnWay, Passkey } from '../../../../client/types.ts';
import { ago } from '../../../kit/dates.ts';
import { IconButton } from '../../../kit/icon-button.tsx';
import { t } from './words.ts';

/** One way to sign in, whichever it is. */
export type Way = OwnWay | (Passkey & { readonly kind: 'passkey' });

const ICONS = { email: AtSign, oidc: LogIn, passkey: KeyRound } as const;

interface WayRowProps {
  readonly way: Way;
  /** What people know the issuer by. */
  readonly issuer: string;
  onRename?(): void;
  onRemove(): void;
}

export function WayRow({ way, issuer, onRename, onRemove }: WayRowProps) {
  const Icon = ICONS[way.kind];
  const { label } = way;
  return (
    <li class="flex items-center gap-3 py-2.5">
      <Icon size={20} class="shrink-0 text-muted" aria-hidden="true" />
      <div class="min-w-0 flex-1">
        <p class="truncate font-medium">{label}</p>
        <p class="text-muted text-sm">
          {t(`kind-${way.kind}`, { issuer })} · {historyOf(way)}
        </p>
      </div>
      {onRename && (
        <IconButton
          label={t('rename-way', { label })}
          tip="end"
          icon={<Pencil size={17} />}
          onClick={onRename}
        />
      )}
      <IconButton
        label={t('remove-way', { label })}
        tip="end"
        icon={<Trash2 size={17} />}
        onClick={onRemove}
      />
    </li>
  );
}

function historyOf({ createdAt, usedAt }: Way): string {
  const now = Date.now();
  if (usedAt <= createdAt) return t('added', { when: ago(createdAt, now) ?? t('just-now') });
  return t('used', { when: ago(usedAt, now) ?? t('just-now') });
}
