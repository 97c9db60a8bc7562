import type { en } from './words.en.ts';

export const fr: Record<keyof typeof en | `${string}_many`, string> = {
  // ── Ce qu’on joue ──
  'how-to-play': 'Comment jouer',
  'rules-options': 'Règles et options',
  'about-game': 'Comment jouer à {{game}}',
  'about-options': 'Comment jouer à {{game}}, et options',
  usual: 'd’habitude',
  'options-now': '{{option}} : {{value}}',
  lay: 'Dresser la table',
  'lay-so': 'Prendre ces options',
  close: 'Fermer',
  'lay-title': 'Redresser la table ?',
  'lay-loses':
    'Ce qui est sur la table disparaît, et cela ne se reprend pas. Les points restent parmi les parties d’avant.',

  // ── Comment cela a fini ──
  result: 'Le résultat',
  'won-by_one': '{{names}} a gagné !',
  'won-by_many': '{{names}} ont gagné !',
  'won-by_other': '{{names}} ont gagné !',
  'you-won': 'Vous avez gagné !',
  'your-team-won': 'Votre équipe a gagné !',
  'after-rounds_one': '{{game}}, {{count}} manche',
  'after-rounds_many': '{{game}}, {{count}} manches',
  'after-rounds_other': '{{game}}, {{count}} manches',
  points_one: '{{count}} point',
  points_many: '{{count}} points',
  points_other: '{{count}} points',
  again: 'Rejouer',
  'other-game': 'Un autre jeu…',
  'score-sheet': 'Feuille de score',
  'see-table': 'Voir la table',
  'wait-again': '{{names}} peut redresser la table.',
  'wait-again-unknown': 'Qui s’occupe de ce salon peut redresser la table.',
  'again-title': 'Vider la table et rejouer ?',
  'again-loses':
    'Dés, jetons, compteurs et notes disparaissent de la table. Les points restent parmi les parties d’avant.',
  'earlier-games': 'Parties d’avant',
  winner: 'Gagnant',
  seat: 'place {{number}}',

  // ── Mon tour ──
  'your-turn': 'À vous',
  'turn-signal': 'Son et vibration quand c’est mon tour',
};
