export const fr = {
  close: 'Fermer',
  cancel: 'Annuler',
  save: 'Enregistrer',
  'try-again': 'Réessayer',
  'copy-text': 'Copier',
  copied: 'Copié',
  bot: 'Bot',
  'bot-text': 'Un programme : quelqu’un ici en répond',
  'copy-failed': 'Votre navigateur n’a pas permis la copie. Sélectionnez le texte et copiez-le à la main.',
  'just-now': 'à l’instant',
  proving: 'Un instant : on vérifie que vous n’êtes pas un programme…',
  'not-proven': 'Cela n’a pas marché. Réessayez ; sur un vieil appareil, cela peut prendre une minute.',
} as const;
