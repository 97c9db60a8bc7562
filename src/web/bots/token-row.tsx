import { KeyRound } from 'lucide-preact';
import type { Bot, Token } from '../../client/mine.ts';
import { attempt } from '../kit/attempt.ts';
import { ago, day } from '../kit/dates.ts';
import { mine } from '../kit/mine.ts';
import { RevokeButton } from '../kit/revoke-button.tsx';
import { t } from './words.ts';

interface TokenRowProps {
  readonly bot: Bot;
  readonly token: Token;
  onChange(): Promise<void>;
}

export function TokenRow({ bot, token, onChange }: TokenRowProps) {
  const { id, label } = token;
  async function revoke(): Promise<void> {
    if (await attempt(() => mine.revokeToken(bot.number, id), t('revoked', { label }))) await onChange();
  }
  return (
    <li class="flex items-center gap-3 py-2">
      <KeyRound size={16} class="shrink-0 text-muted max-sm:hidden" aria-hidden="true" />
      <div class="min-w-0 flex-1">
        <p class="truncate font-medium text-sm">{label}</p>
        <p class="text-muted text-xs">
          {token.scopes.map((scope) => t(`scope-${scope}`)).join(', ')} · {historyOf(token)}
        </p>
      </div>
      <RevokeButton
        verb={t('revoke')}
        label={t('revoke-this', { label, name: bot.name })}
        title={t('revoke-title', { label })}
        text={t('revoke-text')}
        onRevoke={revoke}
      />
    </li>
  );
}

function historyOf({ usedAt, expiresAt }: Token): string {
  const now = Date.now();
  const when = usedAt === null ? null : ago(usedAt, now);
  const used = usedAt === null ? t('never-used') : when === null ? t('used-now') : t('used-ago', { when });
  if (expiresAt === null) return used;
  return `${used} · ${expiresAt <= now ? t('ended') : t('ends-on', { day: day(expiresAt, now) })}`;
}
