export const fr = {
  doors: 'Qui peut entrer',
  announcing: 'Un mot à tous',
  abuse: 'Contre les abus',
  keeping: 'Ce qui est conservé',
  others: 'Autres',
  'topic-address': 'Adresse et réseau',
  'topic-machine': 'Données, journal et mesures',
  'topic-rooms': 'Les salons et la fresque publique',
  'topic-limits': 'Limites',
  'topic-sign-in': 'Sessions et connexion',
  'topic-mail': 'Courrier',
};
