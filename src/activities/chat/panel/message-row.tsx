import { Avatar } from '../../../web/kit/avatar.tsx';
import { BotBadge } from '../../../web/kit/bot-badge.tsx';
import { clock, moment } from '../../../web/kit/dates.ts';
import { EDIT_MINUTES } from '../state.ts';
import type { Message } from '../types.ts';
import type { ChatModel } from './chat-model.ts';
import { MessageActions } from './message-actions.tsx';
import { MessageEditor } from './message-editor.tsx';
import { MessageText } from './message-text.tsx';
import { Reactions } from './reactions.tsx';
import { t } from './words.ts';

interface MessageRowProps {
  readonly chat: ChatModel;
  readonly message: Message;
  readonly lead: boolean;
  readonly me: number;
  /** Pointed at, focused or tapped. */
  readonly active: boolean;
  readonly editing: boolean;
  onEdit(on: boolean): void;
  onDelete(): void;
  onReport(): void;
  onRemove(): void;
  onMute(name: string): void;
}

export function isChangeable(message: Message, me: number, now: number): boolean {
  return message.by === me && me !== 0 && !message.deleted && now - message.at < EDIT_MINUTES * 60_000;
}

export function MessageRow(props: MessageRowProps) {
  const { chat, message, lead, me, active, editing, onEdit, onDelete } = props;
  const { by, at, text, deleted, editedAt } = message;
  const mentioned = message.mentions.flatMap((number) => {
    const name = chat.nameOf(number);
    return name ? [{ number, name }] : [];
  });
  const name = by === 0 ? t('the-house') : (chat.nameOf(by) ?? t('someone'));
  return (
    <div class="grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3">
      {lead ? (
        <Avatar number={by} size={32} />
      ) : (
        <time
          dateTime={new Date(at).toISOString()}
          class="figures pointer-events-none absolute left-0 w-12 pt-0.5 text-right text-[0.625rem] text-muted opacity-0 group-hover/row:opacity-100 group-focus-visible/row:opacity-100"
        >
          {clock(at)}
        </time>
      )}
      <div class="col-start-2 min-w-0">
        {lead && (
          <p class="flex items-baseline gap-2">
            <span class="truncate font-semibold">{name}</span>
            <BotBadge number={by} />
            <time
              dateTime={new Date(at).toISOString()}
              title={moment(at)}
              class="figures shrink-0 text-muted text-xs"
            >
              {clock(at)}
            </time>
          </p>
        )}
        {editing ? (
          <MessageEditor
            text={text}
            onCancel={() => onEdit(false)}
            onSave={(edited) => {
              onEdit(false);
              if (edited.trim() === '') onDelete();
              else if (edited.trim() !== text) void chat.edit(message.seq, edited);
            }}
          />
        ) : deleted ? (
          <span class="text-muted italic">{t(message.removed ? 'removed' : 'deleted')}</span>
        ) : (
          <>
            <MessageText text={text} mentioned={mentioned} me={me} />
            {editedAt !== null && (
              <span class="ml-1.5 text-muted text-xs" title={t('edited-at', { time: moment(editedAt) })}>
                {t('edited')}
              </span>
            )}
          </>
        )}
        <Reactions
          reactions={message.reactions}
          me={me}
          nameOf={chat.nameOf}
          onReact={(emoji) => chat.react(message.seq, emoji)}
        />
      </div>
      {active && !editing && !deleted && (
        <MessageActions
          changeable={isChangeable(message, me, chat.now())}
          onReact={(emoji) => chat.react(message.seq, emoji)}
          onEdit={() => onEdit(true)}
          onDelete={onDelete}
          onReport={me !== 0 && by !== me && by !== 0 ? props.onReport : undefined}
          staff={
            chat.manages.value
              ? {
                  name: by !== me && by !== 0 ? name : null,
                  onRemove: props.onRemove,
                  onMute: () => props.onMute(name),
                }
              : undefined
          }
        />
      )}
    </div>
  );
}
