import { Ellipsis, Flag, MessageSquareX, MicOff, Pencil, SmilePlus, Trash2 } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { classNames } from '../../../web/kit/class-names.ts';
import { IconButton, type IconButtonProps } from '../../../web/kit/icon-button.tsx';
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
  readonly staff?: StaffActs | undefined;
}

/** Floats over the corner of the message one points at, has focused or tapped. */
export function MessageActions({
  changeable,
  onReact,
  onEdit,
  onDelete,
  onReport,
  staff,
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
        button={(trigger) => <Act {...trigger} label={t('react')} icon={<SmilePlus size={16} />} />}
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
          <Act label={t('edit')} icon={<Pencil size={15} />} onClick={onEdit} />
          <Act class="hover:text-danger" label={t('delete')} icon={<Trash2 size={15} />} onClick={onDelete} />
        </>
      )}
      {staff ? (
        <StaffMenu {...staff} onReport={onReport} />
      ) : (
        onReport && <Act label={t('report')} icon={<Flag size={15} />} onClick={onReport} />
      )}
    </div>
  );
}

/** Small under a mouse, as large as a finger needs it under one. */
const Act = ({ class: more, ...props }: Omit<IconButtonProps, 'size' | 'tip'>) => (
  <IconButton {...props} size="sm" tip="none" class={classNames('pointer-coarse:size-10', more)} />
);

interface StaffActs {
  /** Of its author; null for one's own and the house's messages: nobody mutes those. */
  readonly name: string | null;
  onRemove(): void;
  onMute(): void;
}

/** In words, as these are done rarely and must not be done by mistake. */
function StaffMenu({
  name,
  onReport,
  onRemove,
  onMute,
}: StaffActs & { readonly onReport?: (() => void) | undefined }) {
  return (
    <Popover
      label={t('more')}
      align="end"
      side="above"
      class="min-w-52"
      button={(trigger) => <Act {...trigger} label={t('more')} icon={<Ellipsis size={16} />} />}
    >
      {(close) => {
        const item = (icon: ComponentChildren, words: string, run: () => void, danger = false) => (
          <button
            type="button"
            onClick={() => {
              close();
              run();
            }}
            class={`flex h-9 w-full items-center gap-2.5 rounded-md px-2.5 text-left hover:bg-ink/6 focus-visible:-outline-offset-2 pointer-coarse:h-11 ${danger ? 'text-danger' : ''}`}
          >
            {icon}
            <span class="truncate">{words}</span>
          </button>
        );
        return (
          <div class="flex flex-col">
            {onReport && item(<Flag size={16} />, t('report'), onReport)}
            {name !== null && item(<MicOff size={16} />, t('mute-person', { name }), onMute)}
            {item(<MessageSquareX size={16} />, t('remove'), onRemove, true)}
          </div>
        );
      }}
    </Popover>
  );
}
