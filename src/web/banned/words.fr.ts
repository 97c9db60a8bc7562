import type { en } from './words.en.ts';

export const fr: Record<keyof typeof en, string> = {
  title: 'Vous êtes banni de ce serveur',
  reason: 'Le motif',
  until: 'Jusqu’à',
  'no-end': 'Sans fin prévue : seul un modérateur peut lever cette exclusion.',
  text: 'D’ici là, vous ne pouvez ni regarder ni participer ici. Si vous pensez que c’est une erreur, écrivez à la personne qui gère le serveur.',
  'look-again': 'Vérifier à nouveau',
  'sign-out': 'Se déconnecter',
};
