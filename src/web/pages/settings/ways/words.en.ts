export const en = {
  ways: 'Ways to sign in',
  loading: 'Fetching your ways to sign in',
  'try-again': 'Try again',
  'unclaimed-title': 'So far only this browser knows your name.',
  'unclaimed-text':
    'Add a way to sign in, and it stays yours: on another device, or when this browser forgets.',
  'one-way': 'This leads back to your name, on any device. A second way helps when the first one is lost.',
  'ways-text': 'Each of these leads back to your name, on any device.',
  'kind-email': 'E-mail',
  'kind-oidc': '{{issuer}}',
  'kind-passkey': 'Passkey',
  'some-issuer': 'Another site',
  added: 'added {{when}}',
  used: 'last used {{when}}',
  'just-now': 'just now',
  'rename-way': 'Rename “{{label}}”',
  'remove-way': 'Remove “{{label}}”',
  'remove-title': 'Remove “{{label}}”?',
  'remove-email-text':
    'Links to this address do not open your account any more. To change an address, add the new one first.',
  'remove-oidc-text': 'Signing in over there does not lead to your account any more.',
  'remove-passkey-text':
    'Nobody can sign in here with it any more. Delete it on your device, too, so that it is not offered again.',
  'remove-last-text':
    'It is your last way to sign in. When this browser forgets you, or you sign out, your name, your pixels and your rooms are nobody’s. Add another way first if you want to keep them.',
  remove: 'Remove',
  removed: '“{{label}}” is removed.',
  'add-mail': 'Add an e-mail address',
  'add-mail-title': 'Add an e-mail address',
  'add-mail-text': 'You get a link. Open it in this browser, and the address leads to your account.',
  'send-link': 'Send me a link',
  'added-mail': '{{label}} leads to your account now.',
} as const;
