export const en = {
  'table/bad-picture': 'This is no picture that can be used. Choose a PNG, JPEG, WebP or AVIF file.',
  'table/moving-picture': 'This picture moves, and cards lie still. Choose one that does not.',
  'table/broken-picture': 'This picture is damaged or cut short. Save it again, or choose another.',
  'table/picture-too-large': 'This picture has more than 40 million pixels. Make it smaller first.',
  'table/no-picture': 'A picture of this deck is not there any more. Share it again.',
  'table/deck-too-large': 'The pictures of this deck are more than {{max}} MB together. Take some cards out.',
  'table/pictures-full': 'The decks of this room fill its {{max}} MB. Take down one that nobody needs.',
};
