export const fr = {
  passkeys: 'Clés d’accès',
  'passkeys-text':
    'Connectez-vous par empreinte, visage ou code PIN : ni mot de passe, ni e-mail. Une clé d’accès vit sur votre appareil ou dans votre gestionnaire de mots de passe.',
  'passkeys-claim':
    'Pour l’instant, seul ce navigateur connaît votre nom. Avec une clé d’accès, il reste à vous : sur un autre appareil, ou si ce navigateur vous oublie.',
  'loading-passkeys': 'Chargement de vos clés d’accès',
  'add-passkey': 'Ajouter une clé d’accès',
  'added-passkey': 'La clé d’accès « {{label}} » est ajoutée. Vous pouvez désormais vous connecter avec.',
  'passkey-made': 'Ajoutée {{when}}',
  'passkey-made-and-used': 'Ajoutée {{when}}, utilisée {{used}}',
  'just-now': 'à l’instant',
  'rename-passkey': 'Renommer « {{label}} »',
  'rename-passkey-title': 'Nom de cette clé d’accès',
  'passkey-label': 'Nom',
  'passkey-label-hint': 'Là où elle se trouve, pour la reconnaître : « Téléphone », « Clé du bureau ».',
  rename: 'Renommer',
  'remove-passkey': 'Retirer « {{label}} »',
  'remove-passkey-title': 'Retirer la clé d’accès « {{label}} » ?',
  'remove-passkey-text':
    'Personne ne pourra plus se connecter ici avec. Supprimez-la aussi de votre appareil, pour qu’elle ne soit plus proposée.',
  'remove-last-text':
    'C’est votre dernière façon de vous connecter. Si ce navigateur vous oublie, ou si vous vous déconnectez, il n’y aura plus de chemin vers votre nom. Ajoutez d’abord une autre façon si vous voulez le garder.',
  'remove-verb': 'Retirer',
  'removed-passkey': 'La clé d’accès « {{label}} » est retirée.',
  'some-passkey': 'Clé d’accès',
  'sign-in-passkey': 'Se connecter avec une clé d’accès',
  'welcome-back': 'Bon retour, {{name}}.',
  'passkey-cancelled': 'Rien n’a été choisi. Réessayez quand vous voulez.',
  'passkey-here-already': 'Cet appareil a déjà une de vos clés d’accès.',
  'passkey-failed':
    'Votre navigateur n’a pas pu faire cela. Essayez un autre appareil ou gestionnaire de mots de passe, ou connectez-vous autrement.',
  'needs-https':
    'Les clés d’accès demandent une connexion sécurisée, et cette page est arrivée en http simple. Ouvrez Atelier à son adresse https, ou demandez-en une à son hôte.',
  'needs-name': 'Les clés d’accès demandent une adresse avec un nom, et celle-ci est faite de chiffres.',
  'by-name': 'L’ouvrir sous {{host}}',
  'needs-browser': 'Ce navigateur n’a pas de clés d’accès. Un plus récent en a.',
} as const;
