export const fr = {
  'chat/bad-command': 'Le serveur n’a pas pu lire l’envoi. Rechargez la page et réessayez.',
  'chat/bad-emoji': 'Une réaction est un emoji. Choisissez-en un dans la liste.',
  'chat/empty': 'Le message est encore vide. Écrivez d’abord quelque chose.',
  'chat/no-change': 'C’est déjà le cas.',
  'chat/no-such-message': 'Ce message n’est plus là, ou il est trop ancien pour cela.',
  'chat/not-restorable': 'Trop de choses ont été dites depuis : ces messages ne peuvent plus être rétablis.',
  'chat/not-yours': 'Seul son auteur peut modifier un message.',
  'chat/reaction-full': '{{max}} personnes ont déjà réagi ainsi. Choisissez un autre emoji.',
  'chat/slow': 'La discussion est en mode lent. Attendez un instant avant votre prochain message.',
  'chat/slow_many':
    'La discussion est en mode lent. Votre prochain message pourra partir dans {{count}} de secondes.',
  'chat/slow_one':
    'La discussion est en mode lent. Votre prochain message pourra partir dans {{count}} seconde.',
  'chat/slow_other':
    'La discussion est en mode lent. Votre prochain message pourra partir dans {{count}} secondes.',
  'chat/too-late': 'Un message peut être modifié pendant {{minutes}} minutes. Écrivez-en plutôt un nouveau.',
  'chat/too-long':
    'Un message compte au plus {{max}} caractères, celui-ci en a {{length}}. Raccourcissez-le ou envoyez-le en plusieurs fois.',
  'chat/too-many-mentions': 'Un message peut mentionner au plus {{max}} personnes. Retirez-en.',
  'chat/too-many-reactions': 'Ce message porte déjà {{max}} réactions différentes. Utilisez l’une d’elles.',
} as const;
