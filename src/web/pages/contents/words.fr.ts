export const fr = {
  contents: 'Sur cette page',
  'jump-from': 'Sur cette page : {{section}}. Aller à une autre partie',
};
