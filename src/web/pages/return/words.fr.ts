export const fr = {
  'way-back': 'Le retour',
  looking: 'Lecture du lien',
  'welcome-back': 'Bon retour, {{name}}',
  text: 'L’hôte a créé ce lien pour vous. Il sert une fois : il ouvre votre compte dans ce navigateur.',
  'come-back': 'Revenir en tant que {{name}}',
  'here-other': 'Dans ce navigateur, vous êtes pour l’instant {{name}}. Vous en seriez déconnecté.',
  'here-lost':
    'Dans ce navigateur, vous êtes pour l’instant {{name}}, sans moyen de connexion : vous ne pourriez plus y revenir.',
  bring: 'Emporter ce que {{name}} a peint et écrit',
  ends: 'Le lien sert jusqu’à : {{when}}.',
  'is-you': 'Vous êtes déjà {{name}}',
  'is-you-text':
    'Rien n’a été utilisé. Pour pouvoir revenir sans aide, ajoutez un moyen de connexion à votre compte.',
  'to-settings': 'Ajouter un moyen de connexion',
  'to-start': 'Aller à l’accueil',
  'is-back': 'Vous êtes de nouveau {{name}}',
  'is-back-text': 'Ajoutez maintenant un moyen de connexion : la prochaine fois, pas besoin de lien.',
  over: 'Ce lien ne fonctionne pas',
  'over-text':
    'Il a servi, il est trop ancien, ou un plus récent l’a remplacé. Demandez-en un nouveau à l’hôte.',
  trouble: 'Le lien n’a pas pu être lu',
  'try-again': 'Réessayer',
};
