/** What can go wrong while signing in, or with the ways to. */
export const en = {
  'people/bad-email': 'This does not look like an e-mail address. Check it for typing mistakes.',
  'people/no-mail': 'This server sends no mail. Use another way to sign in.',
  'people/too-many-mails': 'Too many links were asked for. Look into your mailbox, or try again later.',
  'people/too-many-mails_one':
    'Too many links were asked for. Look into your mailbox, or try again in {{count}} second.',
  'people/too-many-mails_other':
    'Too many links were asked for. Look into your mailbox, or try again in {{count}} seconds.',
  'people/link-over': 'This link was used already, or it is too old. Ask for a new one.',
  'people/no-such-session': 'This session has ended already.',
  'people/way-gone': 'This way to sign in was removed already.',
  'people/sign-in-stale':
    'This sign-in took too long, or began in another tab or browser. Start it again here.',
  'people/other-address': 'This works only at {{address}}. Open Atelier there and try again.',
  'people/oidc-off': 'This way to sign in was turned off. Choose another one.',
  'people/oidc-away':
    'The other site does not answer at the moment. Try again in a while, or sign in another way.',
  'people/oidc-denied': 'You cancelled the sign-in over there, so nothing changed.',
  'people/oidc-refused':
    'The other site refused the sign-in ({{reason}}). Nothing changed. The host of this server may have to look at it.',
  'people/passkey-needs-domain':
    'Passkeys need an address with a name; {{address}} is one of numbers. Open Atelier by its name, on this machine as localhost.',
  'people/passkey-unknown':
    'Nobody here has this passkey; it may have been removed. Choose another one or sign in another way.',
  'people/passkey-refused': 'This passkey did not answer as it should. Try again, or sign in another way.',
  'people/identity-taken':
    'This way to sign in belongs to another account here. Sign out and come back with it to use that one, or connect a different one.',
  'people/passkey-known': 'This passkey was added before.',
  'people/passkey-gone': 'This passkey was removed already.',
  'people/passkey-bad-label': 'The name of a passkey has 1 to {{max}} characters.',
  'people/passkeys-full': 'You have {{max}} passkeys, which is the most there can be. Remove one first.',
} as const;
