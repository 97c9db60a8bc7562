import type { en } from './refusals.en.ts';

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'table/no-deck':
    'Cette table a besoin du jeu de cartes « {{deck}} », qui n’est pas dans ce salon. Apportez-le d’abord.',
  'table/bare': 'Il n’y a rien sur la table. Mettez-la d’abord.',
  'table/not-saved': 'Cette table enregistrée n’est plus là. Quelqu’un l’a supprimée.',
  'table/too-many-saved':
    'Un salon garde {{max}} tables enregistrées. Supprimez-en une dont vous n’avez plus besoin.',
  'table/changed': 'On jouait juste à ce moment, et rien n’a été mis. Réessayez.',
  'table/bad-file':
    'Ce n’est pas un fichier de table de jeu, ou il est abîmé. Exportez-le encore une fois là d’où il vient.',
  'table/other-form':
    'Ce fichier vient d’une version plus récente d’Atelier. Mettez ce serveur à jour, ou exportez-le encore une fois.',
  'table/file-changed':
    'Ce fichier a été modifié après avoir été exporté ici, ou n’est pas entier. Utilisez-le tel qu’il a été exporté.',
  'table/from-elsewhere':
    'Ce fichier vient d’un autre serveur. Ici, on ne peut le mettre qu’en mélangeant ses cartes cachées.',
  'table/no-replay': 'Cette manche ne se revoit plus ici : seules les plus récentes sont gardées.',
  'table/not-settled':
    'Les cartes sont peut-être encore comme dans cette manche. Mélangez-les toutes, ou dressez la table de nouveau.',
  'table/replaying': 'Vous revoyez une manche. Fermez la revue pour jouer.',
};
