export const en = {
  doors: 'Who may come in',
  announcing: 'A word to everybody',
  abuse: 'Against abuse',
  keeping: 'What is kept',
  others: 'More',
  'topic-address': 'Address and network',
  'topic-machine': 'Data, log and metrics',
  'topic-rooms': 'Rooms and the public mural',
  'topic-limits': 'Limits',
  'topic-sign-in': 'Sessions and signing in',
  'topic-mail': 'Mail',
} as const;
