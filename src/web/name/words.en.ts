export const en = {
  'ask-title': 'What shall we call you?',
  'ask-text': 'A name is all it takes: no e-mail, no password. You can change it later.',
  'name-label': 'Your name',
  'name-example': 'As others will see it',
  go: 'That’s me',
  'use-name': 'Be “{{name}}” instead',
  'closed-title': 'One comes by invitation',
  'closed-text':
    'You can look around, but to paint and talk here you need an invitation. Ask somebody who is here for a link.',
} as const;
