import { useSignal } from '@preact/signals';
import { Check, Copy, Link, QrCode, Share2, Ticket } from 'lucide-preact';
import { ErrorBoundary, lazy } from 'preact-iso';
import type { RoomDetails } from '../../../client/types.ts';
import { Button } from '../../kit/button.tsx';
import { copyText } from '../../kit/copy-text.ts';
import { loadPage } from '../../kit/load-page.ts';
import { Popover } from '../../kit/popover.tsx';
import { inviteOf, roomAddress } from '../invites.ts';
import { t } from '../words.ts';
import { toPlace } from './kept-place.ts';

const RoomSheet = lazy(loadPage(async () => (await import('../inviting/room-sheet.tsx')).RoomSheet));
const InvitationsDialog = lazy(
  loadPage(async () => (await import('../inviting/invitations-dialog.tsx')).InvitationsDialog),
);

/** The code as a button: shows it large, hands over the link and leads to the invitations. */
export function ShareRoom({ room }: { readonly room: RoomDetails }) {
  const copied = useSignal(false);
  const shown = useSignal<'sheet' | 'invitations' | null>(null);
  const close = () => {
    shown.value = null;
  };
  const invite = room.visibility === 'private' ? (room.invite ?? inviteOf(room.code)) : undefined;
  const address = () => toPlace(roomAddress(room.code, invite), room.code);

  async function copy(): Promise<void> {
    copied.value = await copyText(address());
    setTimeout(() => {
      copied.value = false;
    }, 2000);
  }

  const locked = room.visibility === 'private' && !invite;
  return (
    <>
      <Popover
        label={t('share-room')}
        class="w-76 p-4"
        button={(trigger) => (
          <button
            {...trigger}
            type="button"
            class="relative flex h-8 shrink-0 before:absolute before:inset-x-0 before:-inset-y-2 pointer-fine:before:hidden items-center gap-1.5 rounded-md border border-line bg-sunken px-2.5 font-medium font-mono text-sm tracking-widest transition-colors hover:border-edge max-sm:h-4.5 max-sm:gap-1 max-sm:rounded-sm max-sm:border-0 max-sm:bg-transparent max-sm:px-0 max-sm:text-muted max-sm:text-xs max-sm:before:-top-6 max-sm:before:-right-4 max-sm:before:-bottom-1.5"
          >
            <span class="sr-only">{t('share-room')}: </span>
            {room.code}
            <Link size={14} aria-hidden="true" class="text-muted max-sm:size-3" />
          </button>
        )}
      >
        {(hide) => (
          <div class="flex flex-col gap-3">
            <div>
              <p class="font-medium text-sm">{t('room-code')}</p>
              <p class="font-mono font-semibold text-3xl tracking-[0.2em]">{room.code}</p>
            </div>
            <p class="text-muted text-sm">
              {t(locked ? 'share-private-locked' : `share-${room.visibility}`)}
            </p>
            <div class="flex gap-2">
              <Button
                look="primary"
                class="flex-1"
                icon={copied.value ? <Check size={16} /> : <Copy size={16} />}
                onClick={copy}
              >
                <span aria-live="polite">{t(copied.value ? 'copied' : 'copy-link')}</span>
              </Button>
              {'share' in navigator && (
                <Button
                  icon={<Share2 size={16} />}
                  onClick={() => {
                    // Closing the system's sheet rejects: that is a choice, not an error.
                    navigator.share({ title: room.title, url: address() }).catch(() => {});
                  }}
                >
                  {t('share')}
                </Button>
              )}
            </div>
            {!locked && (
              <Button
                icon={<QrCode size={16} />}
                onClick={() => {
                  hide();
                  shown.value = 'sheet';
                }}
              >
                {t('qr-code')}
              </Button>
            )}
            {room.mayInvite && (
              <div class="-mx-4 flex flex-col gap-2 border-line border-t px-4 pt-3">
                <p class="text-muted text-sm">{t('invitations-text')}</p>
                <Button
                  icon={<Ticket size={16} />}
                  onClick={() => {
                    hide();
                    shown.value = 'invitations';
                  }}
                >
                  {t('invitations')}
                </Button>
              </div>
            )}
          </div>
        )}
      </Popover>
      <ErrorBoundary>
        {shown.value === 'sheet' && <RoomSheet room={room} link={address()} onClose={close} />}
        {shown.value === 'invitations' && <InvitationsDialog room={room} onClose={close} />}
      </ErrorBoundary>
    </>
  );
}
