import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ChatModel } from './chat-model.ts';
import { t } from './words.ts';

interface AnnouncerProps {
  readonly chat: ChatModel;
  readonly me: number;
}

/** As many lines stay for a screen reader to go back to. */
const LINES = 12;

/**
 * The live region apart from the list, so that only what is new is read out:
 * never the history on entering, older pages or an edit.
 */
export function Announcer({ chat, me }: AnnouncerProps) {
  const lines = useSignal<readonly { seq: number; by: number; text: string }[]>([]);
  const told = useRef<number | null>(null);
  const { messages } = chat.store.value;
  const newest = messages.at(-1)?.seq ?? 0;
  // Read here and not in the effect, which runs later: by then the history may be in, and would count as news.
  const ready = chat.ready.value;
  useEffect(() => {
    if (!ready) return;
    const from = told.current;
    told.current = Math.max(newest, from ?? 0);
    if (from === null) return;
    const news = messages.filter((one) => one.seq > from && one.by !== me && !one.deleted);
    if (news.length > 0) lines.value = [...lines.value, ...news].slice(-LINES);
  }, [newest, ready]);
  return (
    <div
      role="log"
      aria-live="polite"
      aria-relevant="additions"
      aria-label={t('new-messages')}
      class="sr-only"
    >
      {lines.value.map(({ seq, by, text }) => (
        <p key={seq}>
          {by === 0 ? t('the-house') : (chat.nameOf(by) ?? t('someone'))}: {text}
        </p>
      ))}
    </div>
  );
}
