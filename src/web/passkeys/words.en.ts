export const en = {
  passkeys: 'Passkeys',
  'passkeys-text':
    'Sign in with your fingerprint, face or PIN: no password, no e-mail. A passkey lives on your device or in your password manager.',
  'passkeys-claim':
    'So far only this browser knows your name. With a passkey it stays yours: on another device, or when this browser forgets.',
  'loading-passkeys': 'Fetching your passkeys',
  'add-passkey': 'Add a passkey',
  'added-passkey': 'The passkey “{{label}}” is added. You can sign in with it now.',
  'passkey-made': 'Added {{when}}',
  'passkey-made-and-used': 'Added {{when}}, last used {{used}}',
  'just-now': 'just now',
  'rename-passkey': 'Rename “{{label}}”',
  'rename-passkey-title': 'Name of this passkey',
  'passkey-label': 'Name',
  'passkey-label-hint': 'Where it lives, so that you know it again: “Phone”, “Office key”.',
  rename: 'Rename',
  'remove-passkey': 'Remove “{{label}}”',
  'remove-passkey-title': 'Remove the passkey “{{label}}”?',
  'remove-passkey-text':
    'Nobody can sign in here with it any more. Delete it on your device, too, so that it is not offered again.',
  'remove-last-text':
    'It is your last way to sign in. When this browser forgets you, or you sign out, there is no way back to your name. Add another way first if you want to keep it.',
  'remove-verb': 'Remove',
  'removed-passkey': 'The passkey “{{label}}” is removed.',
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
