import { History, KeyRound, LampDesk, LogIn, Settings, UserRound } from 'lucide-preact';
import { Avatar } from '../kit/avatar.tsx';
import { Button } from '../kit/button.tsx';
import { me } from '../kit/connection.ts';
import { Popover } from '../kit/popover.tsx';
import { askName } from '../name/ask-name.ts';
import { useOwnAccount } from './own-account.ts';
import { useServerRole } from './staff.ts';
import { ThemeSwitch } from './theme-switch.tsx';
import { t } from './words.ts';

/** Who I am, and the ways to everything that is mine. */
export function AccountMenu({ align }: { readonly align?: 'start' | 'end' }) {
  const account = me.value;
  return (
    <Popover
      label={t('account-menu')}
      align={align ?? 'end'}
      class="w-60"
      button={(trigger) => (
        <button
          {...trigger}
          type="button"
          aria-label={account ? t('account-of', { name: account.name }) : t('account-menu')}
          class="grid size-9 pointer-coarse:size-11 place-items-center rounded-md text-muted transition-colors hover:bg-ink/7 hover:text-ink"
        >
          {account ? <Avatar number={account.number} size={26} /> : <UserRound size={20} />}
        </button>
      )}
    >
      {(close) => (
        <div class="flex flex-col">
          <div class="flex min-w-0 items-center gap-2.5 px-2.5 py-2">
            {account ? (
              <>
                <Avatar number={account.number} size={32} />
                <span class="truncate font-semibold">{account.name}</span>
              </>
            ) : (
              <>
                <span class="flex-1 text-muted text-sm">{t('watching')}</span>
                <Button
                  size="sm"
                  onClick={() => {
                    close();
                    void askName();
                  }}
                >
                  {t('choose-name')}
                </Button>
              </>
            )}
          </div>
          <KeepName />
          {!account && <MenuLink href="/sign-in" icon={<LogIn size={16} />} label={t('sign-in')} />}
          <MenuLink href="/history" icon={<History size={16} />} label={t('history')} />
          <MenuLink href="/settings" icon={<Settings size={16} />} label={t('settings')} />
          <DeskLink />
          <div class="mt-1 border-line border-t px-1.5 pt-2 pb-1">
            <ThemeSwitch />
          </div>
        </div>
      )}
    </Popover>
  );
}

/** For whoever would lose their name with this browser. */
function KeepName() {
  const account = useOwnAccount();
  if (!account || account.claimed) return null;
  return (
    <a
      href="/sign-in"
      class="mx-1 mb-1.5 flex items-start gap-2.5 rounded-md bg-tint px-2.5 py-2 hover:brightness-97 focus-visible:-outline-offset-2"
    >
      <KeyRound size={16} class="mt-0.5 shrink-0 text-accent" aria-hidden="true" />
      <span class="min-w-0">
        <span class="block font-medium text-accent text-sm">{t('keep-name')}</span>
        <span class="block text-balance text-muted text-xs">{t('keep-name-text')}</span>
      </span>
    </a>
  );
}

/** For those who look after the server. */
function DeskLink() {
  return useServerRole() ? <MenuLink href="/admin" icon={<LampDesk size={16} />} label={t('desk')} /> : null;
}

function MenuLink({ href, icon, label }: { href: string; icon: preact.ComponentChildren; label: string }) {
  return (
    <a
      href={href}
      class="flex h-9 items-center gap-2.5 rounded-md px-2.5 hover:bg-ink/6 focus-visible:-outline-offset-2 pointer-coarse:h-11"
    >
      <span class="text-muted">{icon}</span>
      {label}
    </a>
  );
}
