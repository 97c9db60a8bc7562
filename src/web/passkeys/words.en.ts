export const en = {
  'add-passkey': 'Add a passkey',
  'added-passkey': 'The passkey “{{label}}” is added. You can sign in with it now.',
  'rename-passkey-title': 'Name of this passkey',
  'passkey-label': 'Name',
  'passkey-label-hint': 'Where it lives, so that you know it again: “Phone”, “Office key”.',
  rename: 'Rename',
  'some-passkey': 'Passkey',
  'sign-in-passkey': 'Sign in with a passkey',
  'welcome-back': 'Welcome back, {{name}}.',
  'passkey-cancelled': 'Nothing was chosen. Try again when you are ready.',
  'passkey-here-already': 'This device has one of your passkeys already.',
  'passkey-failed':
    'Your browser could not do that. Try another device or password manager, or sign in another way.',
  'needs-https':
    'Passkeys need a secure connection, and this page came over plain http. Open Atelier at its https address, or ask its host for one.',
  'needs-name': 'Passkeys need an address with a name, and this one is made of numbers.',
  'by-name': 'Open it as {{host}}',
  'needs-browser': 'This browser has no passkeys. A newer one does.',
} as const;
