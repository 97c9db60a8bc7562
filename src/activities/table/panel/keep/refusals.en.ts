export const en = {
  'table/no-deck':
    'This table needs the deck “{{deck}}”, which is not in this room. Bring the deck here first.',
  'table/bare': 'Nothing lies on the table. Lay it first.',
  'table/not-saved': 'This saved table is not there any more. Somebody deleted it.',
  'table/too-many-saved': 'A room keeps {{max}} saved tables. Delete one you no longer need.',
  'table/changed': 'Everybody was playing at that moment, and nothing was laid. Try again.',
  'table/bad-file': 'This is no file of a card table, or it is damaged. Export it again where it comes from.',
  'table/other-form':
    'A later version of Atelier made this file. Update this server, or export it there again.',
  'table/file-changed':
    'This file was changed after it was exported here, or not copied as a whole. Use it as it was exported.',
  'table/from-elsewhere':
    'Another server made this file. It can be laid here only with its hidden cards mixed anew.',
  'table/no-replay': 'This round can no longer be watched here: only the newest ones are kept.',
  'table/not-settled':
    'The cards may still lie as they lay in that round. Shuffle them together or lay the table anew first.',
  'table/replaying': 'You are watching a replay. Close it to act at the table.',
} as const;
