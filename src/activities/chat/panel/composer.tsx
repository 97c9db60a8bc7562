import { useSignal } from '@preact/signals';
import { SendHorizontal, Smile } from 'lucide-preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from '../../../web/kit/icon-button.tsx';
import { Popover } from '../../../web/kit/popover.tsx';
import { MAX_LENGTH } from '../text.ts';
import type { ChatModel } from './chat-model.ts';
import { EmojiPicker } from './emoji-picker.tsx';
import { fitHeight } from './fit-height.ts';
import { MentionMenu } from './mention-menu.tsx';
import { insertMention, mentionQuery, suggestions } from './mentions.ts';
import { t } from './words.ts';

interface ComposerProps {
  readonly chat: ChatModel;
  readonly title: string;
  /** Slow mode: what is written stays here until it may go. */
  readonly waits: boolean;
  /** ArrowUp in an empty field. */
  onEditLast(): void;
  onSent(): void;
}

/** From here on the counter shows. */
const COUNT_FROM = 900;
const SUGGESTED = 6;

export function Composer({ chat, title, waits, onEditLast, onSent }: ComposerProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const draft = useSignal('');
  const caret = useSignal(0);
  const chosen = useSignal(0);
  const dismissed = useSignal(-1);
  const menu = useId();

  const query = mentionQuery(draft.value, caret.value);
  const offered =
    query && query.from !== dismissed.value
      ? suggestions(query.query, chat.mentionable.value, SUGGESTED)
      : [];
  const at = Math.min(chosen.value, offered.length - 1);
  const length = [...draft.value.trim()].length;

  useLayoutEffect(() => {
    if (area.current) fitHeight(area.current);
  }, [draft.value]);

  function write(text: string, to: number): void {
    draft.value = text;
    caret.value = to;
    const field = area.current;
    if (!field) return;
    field.value = text;
    field.focus();
    field.setSelectionRange(to, to);
  }

  function mention(index: number): void {
    const whom = offered[index];
    if (!whom || !query) return;
    const { text, caret: to } = insertMention(draft.value, query.from, caret.value, whom.name);
    chosen.value = 0;
    write(text, to);
  }

  async function send(): Promise<void> {
    const text = draft.value;
    if (text.trim() === '' || waits) return;
    // Taken out at once: what is typed while a name is asked for is the next message.
    write('', 0);
    if (await chat.say(text)) onSent();
    else write(text + draft.value, text.length);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (offered.length > 0) {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step !== 0) chosen.value = (at + step + offered.length) % offered.length;
      else if (event.key === 'Enter' || event.key === 'Tab') mention(at);
      else if (event.key === 'Escape') dismissed.value = query?.from ?? -1;
      else return;
    } else if (event.key === 'Enter' && !event.shiftKey) void send();
    else if (event.key === 'ArrowUp' && draft.value === '') onEditLast();
    else if (event.key === 'Escape') area.current?.blur();
    else return;
    event.preventDefault();
  }

  const onCaret = (event: { currentTarget: HTMLTextAreaElement }) => {
    caret.value = event.currentTarget.selectionStart;
  };
  return (
    <form
      class="relative px-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {offered.length > 0 && <MentionMenu id={menu} people={offered} chosen={at} onChoose={mention} />}
      <div class="flex items-end rounded-lg border border-edge/70 bg-raised transition-colors focus-within:border-accent hover:border-edge focus-within:hover:border-accent">
        <textarea
          ref={area}
          rows={1}
          value={draft.value}
          aria-label={t('message-label')}
          placeholder={t('write-to', { room: title })}
          enterkeyhint="send"
          aria-autocomplete="list"
          aria-controls={offered.length > 0 ? menu : undefined}
          aria-activedescendant={offered.length > 0 ? `${menu}-${at}` : undefined}
          onInput={(event) => {
            draft.value = event.currentTarget.value;
            dismissed.value = -1;
            onCaret(event);
            if (draft.value.trim() !== '') chat.wrote();
          }}
          onKeyDown={onKeyDown}
          onKeyUp={onCaret}
          onClick={onCaret}
          class="max-h-40 min-w-0 flex-1 resize-none bg-transparent py-2.5 pl-3.5 placeholder:truncate placeholder:text-muted focus-visible:outline-none"
        />
        <div class="flex items-center p-1">
          {length > COUNT_FROM && <Counter left={MAX_LENGTH - length} />}
          <div class="pointer-coarse:hidden">
            <Popover
              label={t('emoji')}
              align="end"
              side="above"
              button={(trigger) => (
                <IconButton {...trigger} label={t('emoji')} tip="none" icon={<Smile size={18} />} />
              )}
            >
              {(close) => (
                <EmojiPicker
                  label={(emoji) => emoji}
                  onPick={(emoji) => {
                    close();
                    const field = area.current;
                    const from = field?.selectionStart ?? draft.value.length;
                    const to = field?.selectionEnd ?? from;
                    write(draft.value.slice(0, from) + emoji + draft.value.slice(to), from + emoji.length);
                  }}
                />
              )}
            </Popover>
          </div>
          <IconButton
            type="submit"
            label={t('send')}
            tip="none"
            disabled={waits || length === 0 || length > MAX_LENGTH}
            look={!waits && length > 0 && length <= MAX_LENGTH ? 'primary' : 'quiet'}
            icon={<SendHorizontal size={18} />}
          />
        </div>
      </div>
    </form>
  );
}

function Counter({ left }: { readonly left: number }) {
  // Read out only now and then, not with every key.
  const spoken = left < 0 || left === 100 || left === 50 || left === 20 || left <= 10;
  return (
    <span class={`figures px-1.5 font-medium text-xs ${left < 0 ? 'text-danger' : 'text-muted'}`}>
      <span aria-hidden="true">{left}</span>
      <span class="sr-only" role="status">
        {spoken &&
          (left < 0 ? t('characters-over', { count: -left }) : t('characters-left', { count: left }))}
      </span>
    </span>
  );
}
