export const fr = {
  'table/bad-picture': 'Cette image n’est pas utilisable. Choisissez un fichier PNG, JPEG, WebP ou AVIF.',
  'table/moving-picture': 'Cette image est animée, et une carte ne bouge pas. Choisissez-en une autre.',
  'table/broken-picture':
    'Cette image est abîmée ou incomplète. Enregistrez-la de nouveau ou choisissez-en une autre.',
  'table/picture-too-large': 'Cette image dépasse 40 millions de pixels. Réduisez-la d’abord.',
  'table/no-picture': 'Une image de ce jeu n’est plus là. Partagez-le de nouveau.',
  'table/deck-too-large': 'Les images de ce jeu dépassent {{max}} Mo en tout. Retirez quelques cartes.',
  'table/pictures-full':
    'Les jeux de ce salon remplissent ses {{max}} Mo. Retirez-en un dont personne ne se sert.',
};
