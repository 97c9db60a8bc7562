export const en = {
  email: 'E-mail address',
  'look-into-mailbox': 'Look into your mailbox',
  'sent-to': 'A link is on its way to',
  'sent-rules': 'It works once, within {{minutes}} minutes.',
  drawer: 'This server is being tried out and sends no mail.',
  'read-it-here': 'Read it here',
  'nothing-came': 'Nothing there?',
  'nothing-came-text': 'It can take a minute. Look among the spam, and whether the address above is right.',
  'send-again': 'Send it again',
  'send-again-in_one': 'Send it again in {{count}} s',
  'send-again-in_other': 'Send it again in {{count}} s',
  'sent-again': 'Another link is on its way.',
  'another-address': 'Use another address',
  'too-many-mails_one':
    'Too many links were asked for. Look into your mailbox, or try again in {{count}} minute.',
  'too-many-mails_other':
    'Too many links were asked for. Look into your mailbox, or try again in {{count}} minutes.',
} as const;
