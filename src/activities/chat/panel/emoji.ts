/** A small set that says most of what a reaction says; the first row is offered at once. */
export const QUICK_EMOJI = ['👍', '❤️', '😂', '🎨', '👏'] as const;

export const EMOJI = [
  ...['👍', '👎', '❤️', '😂', '😮', '😢', '😡', '🎉'],
  ...['👏', '🙏', '💪', '👀', '🔥', '✨', '💯', '🤔'],
  ...['😍', '😎', '🤩', '🥳', '😅', '😭', '🤯', '😴'],
  ...['👋', '🤝', '🙌', '✅', '❌', '❓', '❗', '💡'],
  ...['🎨', '🖌️', '🖼️', '🟥', '🟨', '🟩', '🟦', '🟪'],
  ...['☕', '🍰', '🌸', '🌙', '⭐', '🌈', '🐱', '🚀'],
] as const;
