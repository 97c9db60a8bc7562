import { type ReadonlySignal, useComputed, useSignal } from '@preact/signals';
import { ArrowDown } from 'lucide-preact';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Me } from '../../../client/types.ts';
import { Button } from '../../../web/kit/button.tsx';
import type { Person } from '../../activity.ts';
import type { Message } from '../types.ts';
import { Beginning } from './beginning.tsx';
import type { ChatModel } from './chat-model.ts';
import { visibleOutgoing } from './chat-store.ts';
import { dayOf } from './day-words.ts';
import { isChangeable, MessageRow } from './message-row.tsx';
import { OtherRow } from './other-row.tsx';
import type { Reading } from './reading.ts';
import type { ScrollKeeper } from './scroll-keeper.ts';
import { type Row, timeline } from './timeline.ts';
import { t } from './words.ts';

interface MessageListProps {
  readonly chat: ChatModel;
  readonly reading: Reading;
  readonly me: ReadonlySignal<Me | null>;
  readonly title: string;
  readonly scroller: RefObject<HTMLDivElement>;
  readonly keeper: ScrollKeeper;
  /** The message being edited; 0 for none. */
  readonly editing: number;
  onEdit(seq: number): void;
  onDelete(seq: number): void;
  onReport(message: Message): void;
  onRemove(message: Message): void;
  onMute(person: Person, name: string): void;
}

export function MessageList(props: MessageListProps) {
  const { chat, reading, me, title, scroller, keeper, editing } = props;
  const active = useSignal(0);
  const top = useRef<HTMLDivElement>(null);
  const number = me.value?.number ?? 0;
  const rows = useComputed(() => {
    const number = me.value?.number ?? 0;
    return timeline({
      messages: chat.store.value.messages,
      earlier: chat.store.value.earlier,
      outgoing: visibleOutgoing(chat.store.value, number),
      notices: chat.notices.value,
      me: number,
      readUpTo: reading.divider.value,
      dayOf,
    });
  });

  keeper.before();
  useLayoutEffect(() => keeper.after());

  useEffect(() => {
    const box = scroller.current;
    const sentinel = top.current;
    if (!box || !sentinel) return;
    const nearTop = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting && chat.earlier.value === 'idle') void chat.loadEarlier();
      },
      { root: box, rootMargin: '800px 0px 0px' },
    );
    nearTop.observe(sentinel);
    const resized = new ResizeObserver(() => keeper.resized());
    resized.observe(box);
    if (box.firstElementChild) resized.observe(box.firstElementChild);
    return () => {
      nearTop.disconnect();
      resized.disconnect();
    };
    // After each page: the sentinel may still be in sight, and observers tell changes only.
  }, [chat, chat.earlier.value, chat.store.value.messages[0]?.seq]);

  /** The pointer moves on; but not while it is in a popover of the active message. */
  function activate(seq: number): void {
    if (document.querySelector('[popover]:popover-open') === null) active.value = seq;
  }

  function focusRow(seq: number): void {
    scroller.current?.querySelector<HTMLElement>(`[data-seq="${seq}"]`)?.focus();
  }

  function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-seq]');
    if (!row || row !== event.target) return;
    const seq = Number(row.dataset.seq);
    const message = chat.store.value.messages.find((one) => one.seq === seq);
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-seq]')];
      all[all.indexOf(row) + (event.key === 'ArrowUp' ? -1 : 1)]?.focus();
    } else if (message && isChangeable(message, number, chat.now()) && event.key === 'e') props.onEdit(seq);
    else if (message && isChangeable(message, number, chat.now()) && event.key === 'Delete')
      props.onDelete(seq);
    else return;
    event.preventDefault();
  }

  const last = chat.store.value.messages.at(-1)?.seq ?? 0;
  return (
    <div class="relative min-h-0 flex-1">
      <section
        ref={scroller}
        aria-label={t('messages')}
        onScroll={() => keeper.scrolled()}
        class="absolute inset-0 overflow-y-auto overscroll-contain -outline-offset-2"
      >
        <div class="flex min-h-full flex-col justify-end pt-6 pb-2">
          <div ref={top}>
            <Beginning chat={chat} title={title} empty={rows.value.length === 0} />
          </div>
          <ol
            onKeyDown={walk}
            // A finger leaves as it is lifted, before what it tapped hears of it.
            onPointerLeave={({ pointerType }) => {
              if (pointerType === 'mouse') activate(0);
            }}
            onFocusOut={(event) => {
              if (!event.currentTarget.contains(event.relatedTarget as Node | null)) activate(0);
            }}
          >
            {rows.value.map((row) =>
              row.kind === 'message' ? (
                <li
                  key={row.key}
                  data-row
                  data-seq={row.message.seq}
                  tabIndex={row.message.seq === (active.value || last) ? 0 : -1}
                  // Not "enter": a row that grows and shrinks under a resting mouse is not entered anew.
                  onPointerMove={(event) => {
                    if (event.pointerType === 'mouse') activate(row.message.seq);
                  }}
                  onFocusCapture={() => {
                    active.value = row.message.seq;
                  }}
                  class={rowLook(row, number, active.value === row.message.seq)}
                >
                  <MessageRow
                    chat={chat}
                    message={row.message}
                    lead={row.lead}
                    me={number}
                    active={active.value === row.message.seq}
                    editing={editing === row.message.seq}
                    onEdit={(on) => {
                      // The editor would take the focus with it.
                      if (!on) focusRow(row.message.seq);
                      props.onEdit(on ? row.message.seq : 0);
                    }}
                    onDelete={() => props.onDelete(row.message.seq)}
                    onReport={() => props.onReport(row.message)}
                    onRemove={() => props.onRemove(row.message)}
                    onMute={(name) => props.onMute(row.message.by, name)}
                  />
                </li>
              ) : (
                <li key={row.key} data-row>
                  <OtherRow row={row} chat={chat} me={me.value} />
                </li>
              ),
            )}
          </ol>
        </div>
      </section>
      {!keeper.atBottom.value && (
        <Button
          size="sm"
          look={reading.unread.value > 0 ? 'primary' : 'plain'}
          icon={<ArrowDown size={15} />}
          class="absolute bottom-2 left-1/2 -translate-x-1/2 animate-rise shadow-float"
          onClick={() => keeper.toBottom(true)}
        >
          {reading.unread.value > 0 ? t('jump-new', { count: reading.unread.value }) : t('jump-newest')}
        </Button>
      )}
    </div>
  );
}

function rowLook(row: Row & { kind: 'message' }, me: number, active: boolean): string {
  const mentionsMe = me !== 0 && row.message.mentions.includes(me);
  const ground = mentionsMe ? 'bg-tint shadow-[inset_2px_0_0_var(--accent)]' : active ? 'bg-ink/4' : '';
  return `group/row relative px-4 py-0.5 -outline-offset-2 ${row.lead ? 'mt-2.5' : ''} ${ground}`;
}
