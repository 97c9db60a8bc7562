import { useSignal } from '@preact/signals';
import { MessageCircleOff } from 'lucide-preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { ErrorBoundary, lazy } from 'preact-iso';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { loadPage } from '../../../web/kit/load-page.ts';
import type { PanelProps } from '../../../web/kit/panel.ts';
import { refusalWords } from '../../../web/kit/refusals.ts';
import { toast } from '../../../web/kit/toast.tsx';
import type { Message } from '../types.ts';
import { Announcer } from './announcer.tsx';
import { createChatModel } from './chat-model.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { isChangeable } from './message-row.tsx';
import { typingWords } from './notice-words.ts';
import { createReading } from './reading.ts';
import { createScrollKeeper } from './scroll-keeper.ts';
import { SlowMode, useWait } from './slow-mode.tsx';
import { t } from './words.ts';

/** How long taking back a removal is offered, in ms. */
const UNDO_TIME = 20_000;

/** Hardly anybody needs it. */
const RemoveDialog = lazy(loadPage(async () => (await import('./remove-dialog.tsx')).RemoveDialog));

/** The chat of a room. Mounted once for a room; give it a `key` when the room changes. */
export function ChatPanel(props: PanelProps) {
  const { room, me } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const editing = useSignal(0);
  const deleting = useSignal(0);
  const removing = useSignal<Message | null>(null);
  const { chat, keeper, reading } = useMemo(() => {
    const chat = createChatModel(props);
    const keeper = createScrollKeeper(() => scroller.current);
    return { chat, keeper, reading: createReading({ ...props, chat, atBottom: keeper.atBottom }) };
    // Everything else in the props lives as long as the room's page.
  }, [room.code]);
  useEffect(
    () => () => {
      reading.close();
      chat.close();
    },
    [chat, reading],
  );
  const { shown } = props;
  useEffect(() => {
    if (shown.value) keeper.resized();
  }, [shown.value, keeper]);

  const number = me.value?.number ?? 0;
  function editLast(): void {
    const mine = chat.store.value.messages.findLast((one) => isChangeable(one, number, chat.now()));
    if (mine) editing.value = mine.seq;
  }

  async function takeAway(message: Message, since: number | null, why: string): Promise<void> {
    const removal = await chat.takeAway(message, since, why);
    const undo = { label: t('undo'), run: () => void chat.bringBack(removal) };
    toast({ text: t(since === null ? 'was-removed' : 'were-removed'), action: undo, stay: UNDO_TIME });
  }

  const wait = useWait(chat);
  if (chat.refused.value)
    return (
      <EmptyState title={t('chat-in', { room: room.title })}>{refusalWords(chat.refused.value)}</EmptyState>
    );
  const silenced = props.whyNot('talk');
  const writing = chat.typing.value.filter((person) => person !== number);
  return (
    <div class="flex h-full min-h-0 flex-col bg-surface">
      <MessageList
        chat={chat}
        reading={reading}
        me={me}
        title={room.title}
        scroller={scroller}
        keeper={keeper}
        editing={editing.value}
        onEdit={(seq) => {
          editing.value = seq;
        }}
        onDelete={(seq) => {
          deleting.value = seq;
        }}
        onReport={({ seq, by, text }) =>
          props.report({
            kind: 'message',
            room: room.code,
            seq,
            name: chat.nameOf(by) ?? t('someone'),
            text,
          })
        }
        onMute={props.mute}
        onRemove={(message) => {
          removing.value = message;
        }}
      />
      {!room.closed && (
        <>
          {/* Kept, with what is written in it. */}
          <div class={silenced ? 'hidden' : 'contents'}>
            <Composer
              chat={chat}
              title={room.title}
              waits={wait > 0}
              onEditLast={editLast}
              onSent={() => keeper.toBottom()}
            />
          </div>
          <div role="status">
            {silenced && (
              <p class="mx-3 flex items-center gap-2.5 rounded-lg border border-line bg-sunken px-3.5 py-2.5 text-muted text-sm">
                <MessageCircleOff size={16} class="shrink-0" aria-hidden="true" />
                <span class="min-w-0 break-words">{silenced}</span>
              </p>
            )}
          </div>
        </>
      )}
      <div class="flex min-h-6 items-start gap-2 px-4.5 pt-0.5">
        <p class="min-w-0 flex-1 truncate text-muted text-xs">
          {typingWords(writing.map((person) => chat.nameOf(person) ?? t('someone')))}
        </p>
        {!room.closed && !silenced && <SlowMode chat={chat} wait={wait} />}
      </div>
      <Announcer chat={chat} me={number} />
      <Confirm
        open={deleting.value !== 0}
        title={t('delete-title')}
        text={t('delete-text')}
        verb={t('delete')}
        onConfirm={async () => {
          await chat.remove(deleting.value);
        }}
        onClose={() => {
          deleting.value = 0;
        }}
      />
      <ErrorBoundary>
        {removing.value && (
          <RemoveDialog
            name={chat.nameOf(removing.value.by) ?? t('someone')}
            now={chat.now}
            remove={(since, why) => takeAway(removing.value as Message, since, why)}
            onClose={() => {
              removing.value = null;
            }}
          />
        )}
      </ErrorBoundary>
    </div>
  );
}
