import { EMOJI } from './emoji.ts';

interface EmojiPickerProps {
  label(emoji: string): string;
  onPick(emoji: string): void;
}

const COLUMNS = 8;

/** A grid to walk with the arrow keys; the first is focused when it opens. */
export function EmojiPicker({ label, onPick }: EmojiPickerProps) {
  function onKeyDown(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)]?.focus();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are the controls, arrows only move between them
    <div class="grid grid-cols-8 gap-0.5 p-1" onKeyDown={onKeyDown}>
      {EMOJI.map((emoji, index) => (
        <button
          key={emoji}
          type="button"
          // biome-ignore lint/a11y/noAutofocus: a popover that opens on purpose, its first choice is next
          autoFocus={index === 0}
          aria-label={label(emoji)}
          onClick={() => onPick(emoji)}
          class="grid size-9 place-items-center rounded-md text-xl hover:bg-ink/8 focus-visible:bg-ink/8"
        >
          {emoji}
        </button>
      ))}
    </div>
  );
}
