import { useSignal } from '@preact/signals';
import { Pencil, Plus, Trash2 } from 'lucide-preact';
import type { Bot } from '../../client/mine.ts';
import { attempt } from '../kit/attempt.ts';
import { Avatar } from '../kit/avatar.tsx';
import { BotMark } from '../kit/bot-badge.tsx';
import { Button } from '../kit/button.tsx';
import { Confirm } from '../kit/confirm.tsx';
import { ago } from '../kit/dates.ts';
import { Dialog } from '../kit/dialog.tsx';
import { IconButton } from '../kit/icon-button.tsx';
import { mine } from '../kit/mine.ts';
import { NameForm } from '../name/name-form.tsx';
import { TokenDialog } from './token-dialog.tsx';
import { TokenRow } from './token-row.tsx';
import { t } from './words.ts';

/** As many as the server lets one bot have. */
const MAX_TOKENS = 10;

interface BotCardProps {
  readonly bot: Bot;
  onChange(): Promise<void>;
}

/** One bot with its tokens. */
export function BotCard({ bot, onChange }: BotCardProps) {
  const asking = useSignal<'name' | 'remove' | 'token' | null>(null);
  const { number, name, createdAt, tokens } = bot;
  const made = ago(createdAt, Date.now());
  const close = () => {
    asking.value = null;
  };

  async function rename(wanted: string): Promise<void> {
    await mine.renameBot(number, wanted);
    close();
    await onChange();
  }

  async function remove(): Promise<void> {
    if (await attempt(() => mine.removeBot(number), t('removed-bot', { name }))) await onChange();
  }

  return (
    <article aria-label={name} class="rounded-lg border border-line">
      <header class="flex items-center gap-3 py-2.5 pr-2 pl-3.5">
        <Avatar number={number} size={36} />
        <div class="min-w-0 flex-1">
          <h3 class="flex items-baseline gap-2">
            <span class="truncate font-semibold">{name}</span>
            <BotMark />
          </h3>
          <p class="truncate text-muted text-sm">
            {made === null ? t('made-now') : t('made-ago', { when: made })}
          </p>
        </div>
        <IconButton
          label={t('rename-bot', { name })}
          tip="end"
          icon={<Pencil size={17} />}
          onClick={() => {
            asking.value = 'name';
          }}
        />
        <IconButton
          label={t('remove-bot', { name })}
          tip="end"
          icon={<Trash2 size={17} />}
          onClick={() => {
            asking.value = 'remove';
          }}
        />
      </header>
      <div class="flex flex-col gap-1 border-line border-t px-3.5 py-2">
        {tokens.length === 0 ? (
          <p class="py-1 text-muted text-sm">{t('no-tokens')}</p>
        ) : (
          <ul aria-label={t('tokens', { name })} class="divide-y divide-line">
            {tokens.map((token) => (
              <TokenRow key={token.id} bot={bot} token={token} onChange={onChange} />
            ))}
          </ul>
        )}
        {tokens.length >= MAX_TOKENS ? (
          <p class="py-1 text-muted text-sm">{t('all-tokens')}</p>
        ) : (
          <Button
            size="sm"
            look="quiet"
            class="-ml-2 self-start text-accent"
            icon={<Plus size={16} />}
            aria-label={t('new-token-for', { name })}
            onClick={() => {
              asking.value = 'token';
            }}
          >
            {t('new-token')}
          </Button>
        )}
      </div>
      <Dialog open={asking.value === 'name'} title={t('rename-title')} onClose={close}>
        <NameForm
          name={name}
          label={t('bot-name')}
          hint={t('bot-name-hint')}
          verb={t('rename-verb')}
          focus
          onSubmit={rename}
        />
      </Dialog>
      <Confirm
        open={asking.value === 'remove'}
        title={t('remove-title', { name })}
        text={t('remove-text')}
        verb={t('remove-verb')}
        onConfirm={remove}
        onClose={close}
      />
      {asking.value === 'token' && <TokenDialog bot={bot} onMade={onChange} onClose={close} />}
    </article>
  );
}
