export const fr = {
  close: 'Fermer',
  cancel: 'Annuler',
  save: 'Enregistrer',
  'try-again': 'Réessayer',
  copied: 'Copié',
  'copy-failed': 'Votre navigateur n’a pas permis la copie. Sélectionnez le texte et copiez-le à la main.',
  'just-now': 'à l’instant',
} as const;
