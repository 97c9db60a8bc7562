export const en = {
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  'try-again': 'Try again',
  copied: 'Copied',
  'copy-failed': 'Your browser did not allow copying. Select the text and copy it by hand.',
  'just-now': 'just now',
  proving: 'One moment: making sure that this is no program…',
  'not-proven': 'That did not work. Try again; on an old device it may take a minute.',
} as const;
