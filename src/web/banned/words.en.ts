export const en = {
  title: 'You are banned from this server',
  reason: 'The reason',
  until: 'Until',
  'no-end': 'It has no end of its own; only a moderator can lift it.',
  text: 'Until then you can neither look nor take part here. If you think this is a mistake, write to whoever runs the server.',
  'look-again': 'Look again',
  'sign-out': 'Sign out',
} as const;
