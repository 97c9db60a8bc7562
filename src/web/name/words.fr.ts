export const fr = {
  'ask-title': 'Comment vous appeler ?',
  'ask-text': 'Un nom suffit : ni e-mail, ni mot de passe. Vous pourrez le changer plus tard.',
  'name-label': 'Votre nom',
  'name-example': 'Tel que les autres le verront',
  go: 'C’est moi',
  'use-name': 'Prendre plutôt « {{name}} »',
  'closed-title': 'On vient sur invitation',
  'closed-text':
    'Vous pouvez regarder, mais pour peindre et discuter ici, il faut une invitation. Demandez un lien à quelqu’un qui est ici.',
} as const;
