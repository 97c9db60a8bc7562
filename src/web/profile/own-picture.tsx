import { useSignal } from '@preact/signals';
import type { AvatarChoice, Me } from '../../client/types.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Button } from '../kit/button.tsx';
import { me, people } from '../kit/connection.ts';
import { toast } from '../kit/toast.tsx';
import { AvatarDialog } from './avatar-dialog.tsx';
import { changeProfile } from './own-profile.ts';
import { t } from './words.ts';

/** My picture, and the way to another one. */
export function OwnPicture({ account }: { readonly account: Me }) {
  const choosing = useSignal(false);

  async function choose(avatar: AvatarChoice | null): Promise<void> {
    if (!(await changeProfile({ avatar }))) return;
    choosing.value = false;
    const { avatar: _before, ...rest } = account;
    const changed = avatar === null ? rest : { ...rest, avatar };
    me.value = changed;
    people.learn([changed]);
    toast({ text: t('changed-picture'), tone: 'good' });
  }

  return (
    <div class="flex items-center gap-4">
      <Avatar number={account.number} size={64} />
      <div class="flex min-w-0 flex-col items-start gap-2">
        <p class="text-muted text-sm">{t('avatar-text')}</p>
        <Button
          size="sm"
          onClick={() => {
            choosing.value = true;
          }}
        >
          {t('change-picture')}
        </Button>
      </div>
      {choosing.value && (
        <AvatarDialog
          number={account.number}
          chosen={account.avatar ?? null}
          onChoose={choose}
          onClose={() => {
            choosing.value = false;
          }}
        />
      )}
    </div>
  );
}
