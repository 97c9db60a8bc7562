import { Flag, MessageSquareX, Pencil, SmilePlus, Trash2 } from 'lucide-preact';
import { IconButton } from '../../../web/kit/icon-button.tsx';
import { Popover } from '../../../web/kit/popover.tsx';
import { QUICK_EMOJI } from './emoji.ts';
import { EmojiPicker } from './emoji-picker.tsx';
import { t } from './words.ts';

interface MessageActionsProps {
  /** One's own, and still within its ten minutes. */
  readonly changeable: boolean;
  onReact(emoji: string): void;
  onEdit(): void;
  onDelete(): void;
  /** Absent for one's own, and for whoever has no name yet. */
  onReport?: (() => void) | undefined;
  /** Present for those who look after the room. */
  onRemove?: (() => void) | undefined;
}

/** Floats over the corner of the message one points at, has focused or tapped. */
export function MessageActions({
  changeable,
  onReact,
  onEdit,
  onDelete,
  onReport,
  onRemove,
}: MessageActionsProps) {
  return (
    <div
      role="toolbar"
      aria-label={t('message-actions')}
      // The focus stays on the message: in a browser that gives buttons none, it would be lost, and this with it.
      onMouseDown={(event) => event.preventDefault()}
      class="absolute -top-4 right-3 z-10 flex items-center rounded-md border border-line bg-raised p-0.5 shadow-raised"
    >
      {QUICK_EMOJI.map((emoji, index) => (
        <button
          key={emoji}
          type="button"
          aria-label={t('react-with', { emoji })}
          onClick={() => onReact(emoji)}
          class={`grid size-7 place-items-center rounded-sm text-base hover:bg-ink/8 pointer-coarse:size-10 ${index > 2 ? 'hidden pointer-coarse:grid' : ''}`}
        >
          {emoji}
        </button>
      ))}
      <Popover
        label={t('choose-reaction')}
        align="end"
        side="above"
        button={(trigger) => (
          <IconButton
            {...trigger}
            size="sm"
            tip="none"
            class="pointer-coarse:size-10"
            label={t('react')}
            icon={<SmilePlus size={16} />}
          />
        )}
      >
        {(close) => (
          <EmojiPicker
            label={(emoji) => t('react-with', { emoji })}
            onPick={(emoji) => {
              close();
              onReact(emoji);
            }}
          />
        )}
      </Popover>
      {changeable && (
        <>
          <IconButton
            size="sm"
            tip="none"
            class="pointer-coarse:size-10"
            label={t('edit')}
            icon={<Pencil size={15} />}
            onClick={onEdit}
          />
          <IconButton
            size="sm"
            tip="none"
            class="hover:text-danger pointer-coarse:size-10"
            label={t('delete')}
            icon={<Trash2 size={15} />}
            onClick={onDelete}
          />
        </>
      )}
      {onReport && (
        <IconButton
          size="sm"
          tip="none"
          class="pointer-coarse:size-10"
          label={t('report')}
          icon={<Flag size={15} />}
          onClick={onReport}
        />
      )}
      {onRemove && (
        <IconButton
          size="sm"
          tip="none"
          class="hover:text-danger pointer-coarse:size-10"
          label={t('remove')}
          icon={<MessageSquareX size={15} />}
          onClick={onRemove}
        />
      )}
    </div>
  );
}
