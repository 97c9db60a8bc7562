import { useComputed, useSignal } from '@preact/signals';
import { Brush, MessageCircle, Spade } from 'lucide-preact';
import { useEffect, useMemo } from 'preact/hooks';
import { ErrorBoundary, lazy } from 'preact-iso';
import type { Person, Refusal } from '../../../activities/activity.ts';
import { ChatPanel } from '../../../activities/chat/panel/chat-panel.tsx';
import { LockedBanner } from '../../../activities/members/panel/locked-banner.tsx';
import { createMembersModel } from '../../../activities/members/panel/members-model.ts';
import { MuralPanel } from '../../../activities/mural/panel/mural-panel.tsx';
import type { RoomDetails } from '../../../client/types.ts';
import { api, live, me, people } from '../../kit/connection.ts';
import { keep, loadKept } from '../../kit/kept.ts';
import { loadPage } from '../../kit/load-page.ts';
import type { Said } from '../../kit/panel.ts';
import { Tabs } from '../../kit/tabs.tsx';
import { askName } from '../../name/ask-name.ts';
import { openReport } from '../../report/open-report.ts';
import { wideScreen } from '../wide-screen.ts';
import { t } from '../words.ts';
import { firstPlace, keepPlace, leadsToTable, type Middle, settlePlace } from './kept-place.ts';
import { LinkBanner } from './link-banner.tsx';
import { useOwnPlace } from './own-place.ts';
import { RoomHeader } from './room-header.tsx';
import { Splitter } from './splitter.tsx';

interface RoomViewProps {
  readonly room: RoomDetails;
  /** Something about the room itself was changed. */
  onChange(): void;
  /** It may not be seen any more. */
  onShutOut(why: Refusal): void;
}

/** Whoever paints or talks needs none of it. */
const TablePanel = lazy(
  loadPage(async () => (await import('../../../activities/table/panel/table-panel.tsx')).TablePanel),
);
/** Those who look after a room need it now and then. */
const MuteDialog = lazy(loadPage(async () => (await import('./mute-dialog.tsx')).MuteDialog));
/** Whoever looks needs none of it: fetched when there is something to tell. */
async function tellOf(room: RoomDetails, said: Said): Promise<void> {
  if (!document.hidden) return;
  try {
    const { tell } = await import('../../profile/tell.ts');
    await tell(room, said);
  } catch (error) {
    // Offline, or a new version was deployed: the chat still has it.
    console.warn('A notification could not be shown.', error);
  }
}

type Place = Middle | 'chat';
const WIDTH = { least: 280, usual: 360, most: 640 } as const;

/**
 * Mural or table, and the chat beside them; one at a time where there is no room for more. What was
 * opened once is never taken down.
 */
export function RoomView({ room, onChange, onShutOut }: RoomViewProps) {
  const middle = useSignal<Middle>(firstPlace(room.code));
  const place = useSignal<Place>(middle.value);
  const tableOpened = useSignal(middle.value === 'table');
  const chatOpen = useSignal(
    loadKept('chat-open', (value) => (value === true || value === false ? value : null)) ?? true,
  );
  const width = useSignal(
    loadKept('chat-width', (value) => (typeof value === 'number' ? value : null)) ?? WIDTH.usual,
  );
  const unread = useSignal(0);
  /** 1 while it is this person's turn at a table they do not see. */
  const turns = useSignal(0);
  const whoAmI = useComputed(() => me.value ?? null);
  const isShown = (name: Middle) => (wideScreen.value ? middle.value : place.value) === name;
  const muralShown = useComputed(() => isShown('mural'));
  const tableShown = useComputed(() => isShown('table'));
  const chatShown = useComputed(() => (wideScreen.value ? chatOpen.value : place.value === 'chat'));
  const members = useMemo(() => createMembersModel({ live, people, room, me: whoAmI }), [room.code]);
  // An address that leads to the table leads there once: from then on it is where one was.
  useEffect(() => settlePlace(room.code, middle.peek()), [room.code]);
  useEffect(() => () => members.close(), [members]);
  const muting = useSignal<{ readonly person: Person; readonly name: string } | null>(null);
  useOwnPlace(members, room, onShutOut);
  // Whatever the address names is a part of the mural, or the table.
  useEffect(() => {
    const show = (): void => {
      const to = leadsToTable() ? 'table' : 'mural';
      goTo(to);
      settlePlace(room.code, to);
    };
    addEventListener('hashchange', show);
    return () => removeEventListener('hashchange', show);
  }, []);
  const props = {
    live,
    api,
    people,
    room,
    me: whoAmI,
    askName,
    whyNot: members.whyNot,
    manages: members.manages,
    report: openReport,
    mute(person: Person, name: string) {
      muting.value = { person, name };
    },
  };
  const wide = wideScreen.value;

  const asTab = (name: Place) =>
    wide && name === 'chat' ? {} : ({ role: 'tabpanel', 'aria-labelledby': `tab-${name}` } as const);

  function goTo(name: Place): void {
    place.value = name;
    if (name === 'chat') return;
    middle.value = name;
    keepPlace(room.code, name);
    if (name === 'table') tableOpened.value = true;
  }

  return (
    <div class="flex h-full flex-col overflow-hidden">
      <RoomHeader
        room={room}
        members={members}
        onChange={onChange}
        places={
          wide ? (
            <Tabs<Middle>
              label={t('places')}
              look="switch"
              value={middle.value}
              onChange={goTo}
              tabs={[
                { id: 'mural', label: t('mural'), icon: <Brush size={16} /> },
                { id: 'table', label: t('table'), icon: <Spade size={16} />, count: turns.value },
              ]}
            />
          ) : null
        }
        chat={
          wide
            ? {
                open: chatOpen.value,
                unread: unread.value,
                toggle() {
                  chatOpen.value = !chatOpen.value;
                  keep('chat-open', chatOpen.value);
                },
              }
            : null
        }
      />
      <LinkBanner />
      <LockedBanner model={members} />
      <main class="relative mt-[var(--announcement,0px)] flex min-h-0 flex-1">
        <h1 class="sr-only">{room.title}</h1>
        <div class={wide ? 'relative min-w-0 flex-1' : 'contents'}>
          <div
            id="panel-mural"
            {...asTab('mural')}
            inert={!muralShown.value}
            class={`absolute inset-0 ${muralShown.value ? '' : 'invisible'}`}
          >
            <MuralPanel {...props} role={room.role} />
          </div>
          <div
            id="panel-table"
            {...asTab('table')}
            inert={!tableShown.value}
            class={`absolute inset-0 ${tableShown.value ? '' : 'invisible'}`}
          >
            <ErrorBoundary>
              {tableOpened.value && (
                <TablePanel
                  {...props}
                  shown={tableShown}
                  onUnread={(count) => {
                    turns.value = count;
                  }}
                />
              )}
            </ErrorBoundary>
          </div>
        </div>
        {wide && chatOpen.value && (
          <Splitter
            label={t('resize-chat')}
            value={width.value}
            least={WIDTH.least}
            most={WIDTH.most}
            onChange={(value) => {
              width.value = value;
              keep('chat-width', value);
            }}
          />
        )}
        <div
          id="panel-chat"
          {...asTab('chat')}
          inert={!chatShown.value}
          style={wide ? { width: `${width.value}px` } : undefined}
          class={
            wide
              ? chatOpen.value
                ? 'max-w-[60vw] shrink-0'
                : 'hidden'
              : `absolute inset-0 ${chatShown.value ? '' : 'invisible'}`
          }
        >
          <ChatPanel
            {...props}
            shown={chatShown}
            onUnread={(count) => {
              unread.value = count;
            }}
            onSaid={(said) => {
              if (document.hidden) void tellOf(room, said);
            }}
          />
        </div>
      </main>
      <ErrorBoundary>
        {muting.value && (
          <MuteDialog
            {...muting.value}
            members={members}
            onClose={() => {
              muting.value = null;
            }}
          />
        )}
      </ErrorBoundary>
      {!wide && (
        // Out of the way of what is written while the keyboard is up.
        <nav
          aria-label={t('places')}
          class="border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] [:has(textarea:focus)>&]:max-h-short:hidden"
        >
          <Tabs<Place>
            label={t('places')}
            value={place.value}
            onChange={goTo}
            tabs={[
              { id: 'mural', label: t('mural'), icon: <Brush size={18} /> },
              { id: 'table', label: t('table'), icon: <Spade size={18} />, count: turns.value },
              { id: 'chat', label: t('chat'), icon: <MessageCircle size={18} />, count: unread.value },
            ]}
          />
        </nav>
      )}
    </div>
  );
}
