import type { en } from './words.en.ts';

export const fr: Record<keyof typeof en, string> = {
  which: 'Quelles exclusions',
  on: 'En vigueur',
  over: 'Terminées',
  'ban-somebody': 'Bannir quelqu’un',
  'none-on': 'Personne n’est banni',
  'none-on-text':
    'Il s’agit des exclusions de tout le serveur. Qui est banni d’un seul salon figure dans la liste des personnes de ce salon.',
  'none-over': 'Aucune exclusion n’est encore terminée',
  'nobody-any-more': 'Un compte qui n’existe plus',
  somebody: 'quelqu’un',
  'no-end': 'Jusqu’à ce qu’on la lève',
  until: 'Jusqu’à {{at}}',
  ended: 'Terminée : {{at}}',
  'lifted-by': 'Levée par {{name}}, {{at}}',
  note: 'Note :',
  'made-by': 'Par {{name}}, {{at}}',
  lift: 'Lever',
  'lift-title': 'Lever l’exclusion de {{who}} ?',
  'lift-text': 'L’accès est rétabli aussitôt.',
  lifted: 'L’exclusion est levée.',
  whom: 'Nom',
  'whom-hint': 'Une partie suffit.',
  'nobody-found': 'Personne de ce nom ne peut être banni.',
};
