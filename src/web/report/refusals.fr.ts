export const fr = {
  'bans/bad-end':
    'Une exclusion se termine dans le futur, et celle d’une adresse sous 30 jours. Choisissez une autre fin.',
  'bans/lifted': 'Cette exclusion est déjà terminée.',
  'bans/no-address': 'On ne sait pas d’où vient cette personne. Excluez seulement le compte.',
  'bans/own-address':
    'Vous venez de la même adresse : cette exclusion vous bloquerait aussi. Excluez seulement le compte.',
  'bans/staff':
    'Qui veille sur le serveur ne peut pas être exclu. Un administrateur doit d’abord lui retirer ce rôle.',
  'bans/unknown': 'Cette exclusion ou cette personne n’existe plus. Rechargez la page.',
  'reports/already': 'Vous l’avez déjà signalé. Quelqu’un va s’en occuper.',
  'reports/handled': 'Quelqu’un a été plus rapide : ce signalement est traité.',
  'reports/too-large': 'Cette partie de la fresque est trop grande. Signalez-en une plus petite.',
  'reports/too-many': 'Vous avez beaucoup signalé dans la dernière heure. Réessayez plus tard.',
  'reports/unknown': 'Ce signalement n’existe plus. Rechargez la page.',
} as const;
