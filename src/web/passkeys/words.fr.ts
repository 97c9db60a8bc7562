export const fr = {
  'add-passkey': 'Ajouter une clé d’accès',
  'added-passkey': 'La clé d’accès « {{label}} » est ajoutée. Vous pouvez désormais vous connecter avec.',
  'rename-passkey-title': 'Nom de cette clé d’accès',
  'passkey-label': 'Nom',
  'passkey-label-hint': 'Là où elle se trouve, pour la reconnaître : « Téléphone », « Clé du bureau ».',
  rename: 'Renommer',
  'some-passkey': 'Clé d’accès',
  'sign-in-passkey': 'Utiliser une clé d’accès',
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
