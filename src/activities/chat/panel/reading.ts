/** Up to where the person has read, and where the line before what is new stands. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { PanelProps } from '../../../web/kit/panel.ts';
import type { ChatModel } from './chat-model.ts';
import { keepRead, loadRead } from './unread.ts';

export type Reading = ReturnType<typeof createReading>;

interface ReadingDeps extends Pick<PanelProps, 'room' | 'me' | 'shown' | 'onUnread'> {
  readonly chat: ChatModel;
  /** Whether the newest message is in sight, as long as the panel is. */
  readonly atBottom: ReadonlySignal<boolean>;
}

export function createReading({ room, me, shown, onUnread, chat, atBottom }: ReadingDeps) {
  /** Null until there is something to compare with: on a first visit nothing is unread. */
  const read = signal<number | null>(loadRead(room.code));
  const divider = signal<number | null>(read.value);
  const pageSeen = signal(document.visibilityState === 'visible');
  const looking = computed(() => shown.value && pageSeen.value);

  const unread = computed(() => {
    const upTo = read.value;
    if (upTo === null) return 0;
    const mine = me.value?.number ?? 0;
    return chat.store.value.messages.filter((one) => one.seq > upTo && one.by !== mine && !one.deleted)
      .length;
  });

  const onVisibility = () => {
    pageSeen.value = document.visibilityState === 'visible';
  };
  document.addEventListener('visibilitychange', onVisibility);
  const stops = [
    effect(() => {
      const newest = chat.store.value.messages.at(-1)?.seq ?? 0;
      if (!chat.ready.value || !looking.value || !atBottom.value) return;
      if (newest <= (read.peek() ?? -1)) return;
      read.value = newest;
      keepRead(room.code, newest);
    }),
    // Looking away fixes the line: what comes from now on is new.
    effect(() => {
      if (!looking.value) divider.value = read.peek();
    }),
    // Whoever answers has read.
    effect(() => {
      if (chat.store.value.outgoing.length > 0) divider.value = null;
    }),
    effect(() => onUnread?.(unread.value)),
  ];
  return {
    divider,
    unread,
    close() {
      document.removeEventListener('visibilitychange', onVisibility);
      for (const stop of stops) stop();
    },
  };
}
