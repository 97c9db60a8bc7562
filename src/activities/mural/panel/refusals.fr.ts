export const fr = {
  'mural/address-cooldown': 'Quelqu’un à votre adresse vient de peindre. Attendez la fin du décompte.',
  'mural/address-cooldown_many':
    'Quelqu’un à votre adresse vient de peindre : à vous dans {{count}} de secondes.',
  'mural/address-cooldown_one': 'Quelqu’un à votre adresse vient de peindre : à vous dans {{count}} seconde.',
  'mural/address-cooldown_other':
    'Quelqu’un à votre adresse vient de peindre : à vous dans {{count}} secondes.',
  'mural/bad-canvas': 'Ce fichier n’est pas un canevas lisible. Choisissez-en un autre.',
  'mural/bad-command': 'Le serveur n’a pas pu lire l’envoi. Rechargez la page et réessayez.',
  'mural/bad-criteria': 'Dites ce qu’il faut reprendre : une personne, une durée ou une zone.',
  'mural/bad-criteria_until': 'La fin précède le début. Choisissez-en une plus tardive.',
  'mural/bad-mask':
    'Le masque doit être une image de {{width}} × {{height}} pixels, aussi grande que la fresque.',
  'mural/bad-picture': 'Cette image est illisible. Utilisez un fichier PNG.',
  'mural/bad-pixels': 'Ces pixels sont illisibles. Rechargez la page et réessayez.',
  'mural/bad-settings': 'Ce réglage de la fresque n’est pas possible. Vérifiez les valeurs.',
  'mural/bad-settings_areas':
    'Une zone a un nom et se trouve sur la fresque, et il y en a 100 au plus. Vérifiez les zones.',
  'mural/bad-settings_closesAt':
    'La fermeture doit venir après l’ouverture. Choisissez une heure plus tardive.',
  'mural/bad-settings_cooldown': 'L’attente entre deux pixels va de {{min}} à {{max}} secondes.',
  'mural/bad-settings_height': 'Une fresque fait de {{min}} à {{max}} pixels de haut.',
  'mural/bad-settings_palette':
    'Une palette compte de 2 à 256 couleurs, écrites #rrggbb, et ne rétrécit jamais.',
  'mural/bad-settings_width': 'Une fresque fait de {{min}} à {{max}} pixels de large.',
  'mural/closed': 'On ne peint plus. La fresque reste visible.',
  'mural/cooldown': 'Votre prochain pixel n’est pas encore prêt. Attendez la fin du décompte.',
  'mural/cooldown_many': 'Votre prochain pixel est prêt dans {{count}} de secondes.',
  'mural/cooldown_one': 'Votre prochain pixel est prêt dans {{count}} seconde.',
  'mural/cooldown_other': 'Votre prochain pixel est prêt dans {{count}} secondes.',
  'mural/frozen': 'La fresque est gelée pour le moment. Attendez que la peinture reprenne.',
  'mural/mask-shuts-all': 'Ce masque ne laisserait rien à peindre. Laissez-en une partie ouverte.',
  'mural/masked':
    'On ne peint pas dans cette partie de la fresque. Choisissez un endroit de la forme marquée.',
  'mural/no-mask': 'Cette fresque n’a pas de masque : on peut la peindre en entier.',
  'mural/no-such-roll-back': 'Cela ne peut plus être annulé.',
  'mural/no-such-tile': 'Cette partie de la fresque n’existe pas. Rechargez la page.',
  'mural/not-open': 'On ne peint pas encore. Attendez la fin du décompte.',
  'mural/nothing-to-bring-back': 'Il n’y a rien à ramener, ou cela fait plus de 24 heures.',
  'mural/nothing-to-redo': 'Il n’y a rien à refaire.',
  'mural/nothing-to-roll-back': 'Rien ne correspond sur la fresque : il n’y a rien à reprendre.',
  'mural/nothing-to-undo': 'Il n’y a rien de vous à annuler.',
  'mural/offline': 'La connexion est perdue : on ne peut pas peindre. Cela reprendra tout seul.',
  'mural/one-at-a-time': 'Dans ce salon, on peint un pixel à la fois.',
  'mural/out-of-bounds': 'C’est hors de la fresque, qui fait {{width}} × {{height}} pixels.',
  'mural/paused': 'On ne peut pas peindre pour le moment. Cela reprendra tout seul.',
  'mural/picture-too-large': 'Cette image est trop grande. Réduisez-la d’abord.',
  'mural/protected': '« {{name}} » est protégé : seuls les responsables du salon y peignent.',
  'mural/too-late-to-undo': 'Un pixel peut être repris pendant 5 secondes. Peignez plutôt par-dessus.',
  'mural/too-many-pixels':
    'C’est trop pour un seul trait : au plus {{max}} pixels. Peignez en plusieurs fois.',
  'mural/unknown-color': 'Cette fresque n’a pas cette couleur. Choisissez-en une dans la palette.',
} as const;
