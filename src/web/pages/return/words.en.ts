export const en = {
  'way-back': 'The way back',
  looking: 'Reading the link',
  'welcome-back': 'Welcome back, {{name}}',
  text: 'The host made this link for you. It works once: it opens your account in this browser.',
  'come-back': 'Come back as {{name}}',
  'here-other': 'In this browser you are {{name}} at the moment. You would be signed out of that.',
  'here-lost':
    'In this browser you are {{name}} at the moment, without a way to sign in: you would not get back into that.',
  bring: 'Take along what {{name}} painted and wrote',
  ends: 'The link works until {{when}}.',
  'is-you': 'You are {{name}} already',
  'is-you-text':
    'Nothing was used up. To be able to come back by yourself, add a way to sign in to your account.',
  'to-settings': 'Add a way to sign in',
  'to-start': 'Go to the start',
  'is-back': 'You are {{name}} again',
  'is-back-text': 'Add a way to sign in now, and you need no link next time.',
  over: 'This link does not work',
  'over-text': 'It was used, is too old, or a newer one took its place. Ask the host for a new one.',
  trouble: 'The link could not be read',
  'try-again': 'Try again',
} as const;
