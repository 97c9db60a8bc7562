import { Brush, Crown, Eye } from 'lucide-preact';
import type { MemberRole } from '../types.ts';
import { t } from './words.ts';

const ICONS = { watcher: Eye, player: Brush, master: Crown } as const;

/** A role as an icon and a word: neither colour nor shape alone says it. */
export function RoleBadge({ role }: { readonly role: MemberRole }) {
  const Icon = ICONS[role];
  return (
    <span
      class={`inline-flex shrink-0 items-center gap-1 text-xs ${role === 'master' ? 'font-medium text-accent' : 'text-muted'}`}
    >
      <Icon size={13} aria-hidden="true" />
      {t(`role-${role}`)}
    </span>
  );
}
