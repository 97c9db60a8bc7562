export const en = {
  // ── What is played ──
  'how-to-play': 'How to play',
  'rules-options': 'Rules and options',
  'about-game': 'How to play {{game}}',
  'about-options': 'How to play {{game}}, and options',
  usual: 'usual',
  'options-now': '{{option}}: {{value}}',
  lay: 'Lay the table',
  'lay-so': 'Use these options',
  close: 'Close',
  'lay-title': 'Lay the table anew?',
  'lay-loses':
    'What lies on the table goes, and this cannot be taken back. Points stay among the earlier games.',

  // ── How it ended ──
  result: 'The result',
  'won-by_one': '{{names}} has won!',
  'won-by_other': '{{names}} have won!',
  'you-won': 'You have won!',
  'your-team-won': 'Your team has won!',
  'after-rounds_one': '{{game}}, {{count}} round',
  'after-rounds_other': '{{game}}, {{count}} rounds',
  points_one: '{{count}} point',
  points_other: '{{count}} points',
  again: 'Play again',
  'other-game': 'Another game…',
  'score-sheet': 'Score sheet',
  'see-table': 'See the table',
  'wait-again': '{{names}} can lay the table again.',
  'wait-again-unknown': 'Whoever looks after this room can lay the table again.',
  'again-title': 'Clear the table and play again?',
  'again-loses': 'Dice, tokens, counters and notes on the table go. Points stay among the earlier games.',
  'earlier-games': 'Earlier games',
  winner: 'Winner',
  seat: 'seat {{number}}',

  // ── My turn ──
  'your-turn': 'Your turn',
  'turn-signal': 'Sound and buzz when it is my turn',
} as const;
