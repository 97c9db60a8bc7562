export const en = {
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  'try-again': 'Try again',
  'copy-text': 'Copy',
  copied: 'Copied',
  bot: 'Bot',
  'bot-text': 'A program: somebody here answers for it',
  'copy-failed': 'Your browser did not allow copying. Select the text and copy it by hand.',
  'just-now': 'just now',
  proving: 'One moment: making sure that this is no program…',
  'not-proven': 'That did not work. Try again; on an old device it may take a minute.',
} as const;
