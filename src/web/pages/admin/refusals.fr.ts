export const fr = {
  'desk/bad-setting': 'Le réglage « {{key}} » ne peut pas être ainsi.',
  'desk/has-role': 'Cette personne veille sur le serveur. Retirez-lui d’abord ce rôle.',
  'desk/has-way-back': 'Cette personne peut se connecter elle-même : elle n’a pas besoin de lien.',
  'desk/last-admin': 'Il faut bien que quelqu’un ait les clés : nommez d’abord un autre administrateur.',
  'desk/no-such-backup': 'Cette sauvegarde n’est plus là.',
  'desk/no-such-job': 'C’est déjà terminé.',
  'desk/no-such-person': 'Personne n’a ce numéro.',
  'desk/not-for-bots': 'Seule une personne peut veiller sur le serveur.',
  'desk/outranked': 'Cette personne veille aussi sur le serveur. Seule l’administration peut faire cela.',
} as const;
