export const fr = {
  'invites/above-you': 'Vous pouvez inviter au plus à votre propre rôle.',
  'invites/expired': 'Cette invitation a expiré. Demandez-en une nouvelle à qui vous l’a envoyée.',
  'invites/needs-limits':
    'Qui tient ce lien s’occupera du serveur : dites combien de fois il peut servir, et jusqu’à quand.',
  'invites/revoked': 'Cette invitation a été retirée. Demandez-en une nouvelle à qui vous l’a envoyée.',
  'invites/too-many': '{{max}} invitations sont déjà ouvertes. Retirez-en d’abord.',
  'invites/unknown': 'Cette invitation n’existe pas. Vérifiez que le lien est complet.',
  'invites/used-up': 'Cette invitation a déjà servi. Demandez-en une nouvelle à qui vous l’a envoyée.',
} as const;
