export const fr = {
  ways: 'Moyens de connexion',
  loading: 'Chargement de vos moyens de connexion',
  'try-again': 'Réessayer',
  'unclaimed-title': 'Pour l’instant, seul ce navigateur connaît votre nom.',
  'unclaimed-text':
    'Ajoutez un moyen de connexion, et il reste à vous : sur un autre appareil, ou si ce navigateur vous oublie.',
  'one-way':
    'Il ramène à votre nom, sur tout appareil. Un second moyen est utile quand le premier est perdu.',
  'ways-text': 'Chacun d’eux ramène à votre nom, sur tout appareil.',
  'kind-email': 'E-mail',
  'kind-oidc': '{{issuer}}',
  'kind-passkey': 'Clé d’accès',
  'some-issuer': 'Un autre site',
  added: 'ajouté {{when}}',
  used: 'utilisé {{when}}',
  'just-now': 'à l’instant',
  'rename-way': 'Renommer « {{label}} »',
  'remove-way': 'Retirer « {{label}} »',
  'remove-title': 'Retirer « {{label}} » ?',
  'remove-email-text':
    'Les liens vers cette adresse n’ouvrent plus votre compte. Pour changer d’adresse, ajoutez d’abord la nouvelle.',
  'remove-oidc-text': 'Se connecter là-bas ne mène plus à votre compte.',
  'remove-passkey-text':
    'Plus personne ne peut se connecter ici avec elle. Supprimez-la aussi sur votre appareil, pour qu’elle ne soit plus proposée.',
  'remove-last-text':
    'C’est votre dernier moyen de connexion. Si ce navigateur vous oublie ou si vous vous déconnectez, votre nom, vos pixels et vos salons ne seront plus à personne. Ajoutez d’abord un autre moyen si vous voulez les garder.',
  remove: 'Retirer',
  removed: '« {{label}} » est retiré.',
  'add-mail': 'Ajouter une adresse e-mail',
  'add-mail-title': 'Ajouter une adresse e-mail',
  'add-mail-text': 'Vous recevez un lien. Ouvrez-le dans ce navigateur, et l’adresse mènera à votre compte.',
  'send-link': 'M’envoyer un lien',
  'added-mail': '{{label}} mène maintenant à votre compte.',
} as const;
