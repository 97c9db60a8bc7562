/** What is refused about reports and bans, in words that say what to do. */
export const en = {
  'bans/bad-end': 'A ban ends in the future, and one of an address within 30 days. Choose another end.',
  'bans/lifted': 'This ban is over already.',
  'bans/no-address': 'It is not known where this person comes from. Ban the account only.',
  'bans/own-address':
    'You come from the same address: this ban would lock you out, too. Ban the account only.',
  'bans/staff': 'Who looks after the server cannot be banned. An admin has to take that role away first.',
  'bans/unknown': 'This ban or person is not there any more. Reload the page.',
  'reports/already': 'You reported this already. Somebody will look at it.',
  'reports/handled': 'Somebody else was faster: this report is handled.',
  'reports/too-large': 'That is too large a part of the mural. Report a smaller one.',
  'reports/too-many': 'You reported a lot in the last hour. Try again later.',
  'reports/unknown': 'This report is not there any more. Reload the page.',
} as const;
