export const en = {
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  'try-again': 'Try again',
  copied: 'Copied',
  'copy-failed': 'Your browser did not allow copying. Select the text and copy it by hand.',
  'just-now': 'just now',
} as const;
