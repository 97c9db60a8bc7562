import { Bot } from 'lucide-preact';

/** Told apart by shade as well as hue, light enough for dark ink. */
const COLORS = ['#f2c14e', '#7fd1b9', '#f49e8b', '#a9c7f7', '#d5b8f5', '#c6dd76'] as const;

/** The face of a bot, which has no account and so no picture of its own. Decorative. */
export function BotFace({ seat, size }: { readonly seat: number; readonly size: number }) {
  return (
    <span
      aria-hidden="true"
      class="grid shrink-0 place-items-center rounded-[22%] text-[#1c2430]"
      style={{ width: `${size}px`, height: `${size}px`, backgroundColor: COLORS[seat % COLORS.length] ?? '' }}
    >
      <Bot size={size * 0.68} strokeWidth={2.1} />
    </span>
  );
}
