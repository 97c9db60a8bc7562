import type { en } from './words.en.ts';

export const fr: Record<keyof typeof en, string> = {
  desk: 'Le bureau',
  'not-for-you': 'Ici, c’est le bureau de la maison',
  'not-for-you-text':
    'Les personnes qui veillent sur ce lieu y rangent ce qu’il faut. De l’autre côté de la porte, il y a bien plus à faire.',
  'to-start': 'Retour à l’accueil',
  'to-park': 'Aller au mur public',
  opening: 'Ouverture du bureau',
  sections: 'Parties du bureau',
  'go-to-section': 'Aller à une autre partie, ici : {{section}}',
  'section-overview': 'Vue d’ensemble',
  'section-rooms': 'Salons',
  'section-people': 'Personnes',
  'section-reports': 'Signalements',
  'section-bans': 'Exclusions',
  'section-audit': 'Journal',
  'section-settings': 'Réglages',
  'section-jobs': 'Travaux',
  waiting_one: '{{count}} en attente',
  waiting_other: '{{count}} en attente',
  'try-again': 'Réessayer',
  trouble: 'Rien n’a pu être chargé',
  'more-to-come': 'En voir plus',
  loading: 'Chargement',
  'as-moderator': 'Modération',
  'as-admin': 'Administration',
};
