export const fr = {
  unknown: 'Cela n’a pas marché ({{code}}). Réessayez.',

  'api/bad-json': 'Le serveur n’a pas pu lire ce qui a été envoyé. Rechargez la page et réessayez.',
  'api/bad-request': 'Le serveur n’a pas pu lire ce qui a été envoyé. Rechargez la page et réessayez.',
  'api/bad-url': 'Cette adresse n’est pas d’ici. Vérifiez le lien.',
  'api/cross-site': 'L’envoi venait d’un autre site et a été refusé pour vous protéger. Faites-le ici.',
  'api/internal': 'Quelque chose a cassé de notre côté. C’est noté ; réessayez dans un instant.',
  'api/invalid': 'Quelque chose ne va pas dans le formulaire. Vérifiez votre saisie.',
  'api/not-found': 'Il n’y a rien à cette adresse.',
  'api/too-large': 'C’est trop à la fois. Envoyez-en moins.',
  'api/too-many': 'C’était trop rapide. Attendez {{retryAfter}} s et réessayez.',
  'api/unavailable': 'Le serveur ne peut pas prendre cela maintenant. Cela reviendra dans un instant.',
  'api/unsupported-media-type': 'Le serveur n’accepte pas les fichiers de ce type.',

  'members/already': 'Vous êtes déjà dans ce salon.',
  'members/bad-command': 'Le serveur n’a pas pu lire ce qui a été envoyé. Rechargez la page et réessayez.',
  'members/last-master': 'Un salon a besoin de quelqu’un qui s’en occupe. Nommez d’abord quelqu’un d’autre.',
  'members/no-change': 'C’est déjà le cas.',
  'members/not-here': 'Cette personne n’est pas membre du salon.',

  'people/anonymous': 'Choisissez d’abord un nom, puis vous pourrez participer.',
  'people/session-expired':
    'Vous avez été déconnecté après une longue absence. Choisissez un nom pour continuer.',
} as const;
