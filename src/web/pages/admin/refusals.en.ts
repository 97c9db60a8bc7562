/** What the desk refuses, in words that say what to do. */
export const en = {
  'desk/bad-setting': 'The setting “{{key}}” cannot be like this.',
  'desk/has-role': 'They look after this server. Take that role from them first.',
  'desk/has-way-back': 'They can sign in by themselves, so they need no link.',
  'desk/last-admin': 'Somebody has to hold the keys: make another admin first.',
  'desk/no-such-backup': 'This backup is not there any more.',
  'desk/no-such-job': 'This is over already.',
  'desk/no-such-person': 'Nobody has this number.',
  'desk/not-for-bots': 'Only a person can look after the server.',
  'desk/outranked': 'They look after this server, too. Only an admin may do this.',
} as const;
