import { useSignal } from '@preact/signals';
import { PanelRightClose, PanelRightOpen, SlidersHorizontal } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { ErrorBoundary, lazy } from 'preact-iso';
import type { MembersModel } from '../../../activities/members/panel/members-model.ts';
import type { RoomDetails } from '../../../client/types.ts';
import { IconButton } from '../../kit/icon-button.tsx';
import { Mark } from '../../kit/logo.tsx';
import { AccountMenu } from '../account-menu.tsx';
import { t } from '../words.ts';
import { PeopleHere } from './people-here.tsx';
import { RoomReports } from './room-reports.tsx';
import { ShareRoom } from './share-room.tsx';

const RoomSettings = lazy(async () => (await import('./room-settings.tsx')).RoomSettings);

interface RoomHeaderProps {
  readonly room: RoomDetails;
  readonly members: MembersModel;
  /** The switch between the room's places; null where there are tabs at the foot instead. */
  readonly places: ComponentChildren;
  /** Null where the chat has a tab instead. */
  readonly chat: { readonly open: boolean; readonly unread: number; toggle(): void } | null;
  onChange(): void;
}

export function RoomHeader({ room, members, places, chat, onChange }: RoomHeaderProps) {
  const settings = useSignal(false);
  return (
    <header class="relative z-20 flex h-13 shrink-0 items-center gap-2 border-line border-b bg-surface px-2 sm:px-3">
      <a
        href="/"
        aria-label={t('to-start')}
        class="grid size-9 pointer-coarse:h-11 shrink-0 place-items-center rounded-md transition-colors hover:bg-ink/7"
      >
        <Mark size={24} />
      </a>
      {/* On a phone one above the other: whoever runs the room has more buttons beside them. */}
      <div class="flex min-w-0 items-center gap-2 max-sm:flex-col max-sm:items-start max-sm:gap-0.5">
        <span
          aria-hidden="true"
          class="min-w-0 shrink truncate font-semibold text-lg max-sm:max-w-full max-sm:text-base max-sm:leading-5"
        >
          {room.title}
        </span>
        <ShareRoom room={room} />
      </div>
      {places}
      <div class="ml-auto flex shrink-0 items-center gap-0.5 sm:gap-1">
        <PeopleHere room={room} members={members} />
        {members.manages.value && <RoomReports code={room.code} />}
        {members.manages.value && (
          <IconButton
            label={t('room-settings')}
            icon={<SlidersHorizontal size={18} />}
            onClick={() => {
              settings.value = true;
            }}
          />
        )}
        {chat && (
          <span class="relative">
            <IconButton
              label={t(chat.open ? 'hide-chat' : 'show-chat')}
              tip="end"
              aria-expanded={chat.open}
              aria-controls="panel-chat"
              icon={chat.open ? <PanelRightClose size={19} /> : <PanelRightOpen size={19} />}
              onClick={chat.toggle}
              class="aria-expanded:bg-transparent aria-expanded:text-muted"
            />
            {!chat.open && chat.unread > 0 && (
              <span
                aria-hidden="true"
                class="pointer-events-none absolute top-1 right-1 size-2 rounded-full bg-accent"
              />
            )}
          </span>
        )}
        <AccountMenu align="end" />
      </div>
      <ErrorBoundary>
        {settings.value && (
          <RoomSettings
            room={room}
            members={members}
            open
            onChange={onChange}
            onClose={() => {
              settings.value = false;
            }}
          />
        )}
      </ErrorBoundary>
    </header>
  );
}
