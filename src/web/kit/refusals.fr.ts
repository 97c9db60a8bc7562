export const fr = {
  'reason-given': 'Raison indiquée : « {{why}} »',
  unknown: 'Cela n’a pas marché ({{code}}). Réessayez.',

  'api/bad-json': 'Le serveur n’a pas pu lire l’envoi. Rechargez la page et réessayez.',
  'api/bad-request': 'Le serveur n’a pas pu lire l’envoi. Rechargez la page et réessayez.',
  'api/bad-url': 'Cette adresse est illisible. Vérifiez le lien.',
  'api/cross-site': 'Cela venait d’un autre site et a été refusé pour vous protéger. Faites-le plutôt ici.',
  'api/headers-too-large':
    'Votre navigateur a envoyé trop d’en-têtes. Effacez les cookies de ce site et réessayez.',
  'api/internal': 'Quelque chose a cassé de notre côté ; c’est noté. Réessayez dans un instant.',
  'api/invalid': 'Quelque chose ne va pas. Vérifiez votre saisie.',
  'api/not-found': 'Il n’y a rien à cette adresse.',
  'api/timeout': 'L’envoi a pris trop de temps. Vérifiez votre connexion et réessayez.',
  'api/too-large': 'C’est trop à la fois. Envoyez-en moins.',
  'api/too-many': 'C’était trop rapide. Attendez un instant et réessayez.',
  'api/too-many_one': 'C’était trop rapide. Réessayez dans {{count}} seconde.',
  'api/too-many_many': 'C’était trop rapide. Réessayez dans {{count}} de secondes.',
  'api/too-many_other': 'C’était trop rapide. Réessayez dans {{count}} secondes.',
  'api/unavailable': 'Le serveur ne peut pas le faire maintenant. Réessayez dans un instant.',
  'api/unavailable_one': 'Le serveur ne peut pas le faire maintenant. Réessayez dans {{count}} seconde.',
  'api/unavailable_many': 'Le serveur ne peut pas le faire maintenant. Réessayez dans {{count}} de secondes.',
  'api/unavailable_other': 'Le serveur ne peut pas le faire maintenant. Réessayez dans {{count}} secondes.',
  'api/unsupported-media-type': 'Le serveur n’accepte pas les fichiers de ce type.',

  'client/account-changed': 'Vous avez changé de compte avant l’envoi. Envoyez de nouveau.',
  'client/closed': 'La connexion a été fermée avant l’envoi. Rechargez la page.',
  'client/timeout': 'Le serveur n’a pas répondu à temps. Vérifiez votre connexion et réessayez.',
  'client/too-large': 'C’est trop à la fois. Envoyez-le en plusieurs fois.',
  'client/too-many-waiting': 'Trop d’envois sont en attente. Attendez le retour de la connexion.',
  'client/unreachable': 'Le serveur est injoignable. Vérifiez votre connexion et réessayez.',

  'live/answer-forgotten': 'On ne sait pas si cela a été fait. Regardez avant de recommencer.',
  'live/bad-json': 'Le serveur n’a pas pu lire l’envoi. Rechargez la page et réessayez.',
  'live/bad-message': 'Le serveur n’a pas pu lire l’envoi. Rechargez la page et réessayez.',
  'live/binary': 'Le serveur n’a pas pu lire l’envoi. Rechargez la page et réessayez.',
  'live/foreign-origin': 'Cette page n’a pas le droit de se connecter ici. Ouvrez le site lui-même.',
  'live/hello-first': 'La connexion a mal commencé. Rechargez la page.',
  'live/hello-twice': 'La connexion a mal commencé. Rechargez la page.',
  'live/not-open': 'Le salon n’était plus ouvert. Rechargez la page et réessayez.',
  'live/too-fast': 'C’était trop rapide. Attendez un instant et réessayez.',
  'live/too-fast_one': 'C’était trop rapide. Réessayez dans {{count}} seconde.',
  'live/too-fast_many': 'C’était trop rapide. Réessayez dans {{count}} de secondes.',
  'live/too-fast_other': 'C’était trop rapide. Réessayez dans {{count}} secondes.',
  'live/too-many-channels': 'Trop de salons sont ouverts à la fois. Fermez-en un.',
  'live/too-many-connections':
    'Trop de pages sont ouvertes depuis votre réseau. Fermez-en et rechargez celle-ci.',
  'live/unavailable': 'Le serveur démarre ou s’arrête. Il sera là dans un instant.',
  'live/unavailable_one': 'Le serveur est occupé. Il sera là dans environ {{count}} seconde.',
  'live/unavailable_many': 'Le serveur est occupé. Il sera là dans environ {{count}} de secondes.',
  'live/unavailable_other': 'Le serveur est occupé. Il sera là dans environ {{count}} secondes.',
  'live/unknown-protocol': 'Cette page est plus ancienne que le serveur. Rechargez-la.',

  'members/already': 'Vous êtes déjà dans ce salon.',
  'members/bad-end': 'Cette fin est déjà passée. Choisissez-en une plus tardive.',
  'members/banned': 'Ce salon vous est interdit. Fin de l’interdiction : {{end}}.',
  'members/banned_forever': 'Ce salon vous est interdit.',
  'members/bad-command': 'Le serveur n’a pas pu lire l’envoi. Rechargez la page et réessayez.',
  'members/fellow-master':
    'Cette personne gère aussi ce salon. Seul son créateur, ou la modération, peut faire cela.',
  'members/kicked': 'On vous a fait sortir de ce salon. Vous pourrez revenir à {{end}}.',
  'members/last-master': 'Un salon a besoin d’un responsable. Nommez d’abord quelqu’un d’autre.',
  'members/locked':
    'Ce salon est verrouillé : personne de nouveau ne peut participer. Ceux qui le gèrent peuvent le rouvrir.',
  'members/muted': 'Vous ne pouvez pas écrire ici pour le moment. Fin : {{end}}.',
  'members/muted_forever':
    'Vous ne pouvez pas écrire ici tant que personne de ceux qui gèrent le salon n’y met fin.',
  'members/no-change': 'C’est déjà le cas.',
  'members/not-here': 'Cette personne n’est pas membre du salon.',
  'members/not-yourself':
    'Vous ne pouvez pas le faire pour vous-même. Une autre personne qui gère le salon le peut.',
  'members/too-many-bars': 'Ce salon en compte déjà {{max}}. Levez celles qui ne servent plus.',

  'people/bad-token': 'Ce jeton est inconnu, révoqué ou arrivé à son terme. Créez-en un autre.',
  'people/export-running': 'Vos données sont déjà en cours de préparation. Attendez la fin.',
  'people/last-admin':
    'Vous êtes ici le dernier administrateur. Nommez-en d’abord un autre, puis vous pourrez partir.',
  'people/no-such-bot': 'Ce bot n’est plus là. Rechargez la page.',
  'people/no-such-token': 'Ce jeton était déjà révoqué.',
  'people/not-with-token':
    'Un bot ne peut pas faire cela. Connectez-vous avec le compte de son propriétaire.',
  'people/too-many-bots': 'Vous avez déjà {{max}} bots. Supprimez-en d’abord un.',
  'people/too-many-tokens': 'Ce bot a déjà {{max}} jetons. Révoquez-en d’abord un.',
  'people/wrong-name': 'Ce n’est pas le nom de votre compte. Tapez-le comme il est écrit ci-dessus.',
  'people/already-named': 'Vous avez déjà un nom : {{name}}. Vous pouvez le changer dans les réglages.',
  'people/bad-name': 'Un nom compte de 1 à 40 caractères visibles. Choisissez-en un autre.',
  'people/may-not': 'Votre rôle dans ce salon ne le permet pas.',
  'people/name-first': 'Choisissez d’abord un nom, puis vous pourrez participer.',
  'people/name-reserved': 'Ce nom est réservé à la maison. Choisissez-en un autre.',
  'people/name-taken': 'Quelqu’un d’autre s’appelle « {{name}} », ou presque.',
  'people/not-allowed': 'Votre rôle dans ce salon ne le permet pas. Demandez à qui l’a créé.',
  'people/not-in-scope': 'Ce jeton ne sert pas à cela. Créez-en un avec la portée qu’il faut.',
  'people/is-staff': 'Cette personne veille sur le serveur : on ne peut pas lui faire cela.',
  'people/banned': 'Vous êtes banni de ce serveur. {{reason}}',
  'people/prove-first':
    'Ce serveur demande d’abord une petite preuve de travail, et votre appareil ne l’a pas finie. Réessayez.',
  'people/bad-proof': 'La preuve de travail n’a pas été acceptée. Réessayez.',
  'people/try-again': 'Autre chose s’est passé au même moment. Réessayez.',
  'jobs/unknown': 'C’est terminé et oublié. La liste dit ce qu’il en est advenu.',
  'people/invitation-needed':
    'Ici, seules les personnes invitées peuvent participer. Demandez une invitation à quelqu’un qui est ici.',
  'jobs/running': 'C’est déjà en cours. Attendez la fin, ou annulez.',
  'jobs/cancelled': 'L’opération a été annulée.',
  'jobs/interrupted': 'Le serveur a été arrêté entre-temps. Ce qui était fait le reste ; relancez.',
  'jobs/failed':
    'L’opération a échoué à cause d’une erreur du serveur. Réessayez ; si cela persiste, prévenez l’hôte.',
  'people/session-expired':
    'Vous avez été déconnecté après une longue absence. Choisissez un nom pour continuer.',

  'rooms/already-archived': 'Ce salon est déjà fermé.',
  'rooms/not-archived': 'Ce salon est ouvert.',
  'rooms/public-stays-open': 'Tout le monde commence dans le salon public : il reste ouvert.',

  'rooms/archived': 'Ce salon a été rangé, car personne ne l’utilisait. On peut seulement le regarder.',
  'rooms/bad-title': 'Un titre compte de 1 à {{max}} caractères.',
  'rooms/busy': 'Le salon est débordé. Réessayez dans un instant.',
  'rooms/busy_one': 'Le salon est débordé. Réessayez dans {{count}} seconde.',
  'rooms/busy_many': 'Le salon est débordé. Réessayez dans {{count}} de secondes.',
  'rooms/busy_other': 'Le salon est débordé. Réessayez dans {{count}} secondes.',
  'rooms/closing': 'Le serveur redémarre. Il sera de retour dans un instant.',
  'rooms/closing_one': 'Le serveur redémarre. Il sera de retour dans environ {{count}} seconde.',
  'rooms/closing_many': 'Le serveur redémarre. Il sera de retour dans environ {{count}} de secondes.',
  'rooms/closing_other': 'Le serveur redémarre. Il sera de retour dans environ {{count}} secondes.',
  'rooms/failed': 'Impossible d’enregistrer : rien n’a donc été fait. Réessayez.',
  'rooms/no-code-left': 'Tous les codes sont pris. Demandez à l’opérateur de libérer d’anciens salons.',
  'rooms/for-claimed':
    'Ici, les salons sont créés par les personnes qui ont sécurisé leur compte. Faites-le d’abord dans vos réglages.',
  'rooms/for-staff': 'Ici, les salons sont créés par l’équipe du serveur. Demandez-lui-en un.',
  'rooms/no-such-activity': 'Ce salon n’a pas cela.',
  'rooms/public-stays-public': 'Le salon public reste public.',
  'rooms/too-many-guesses':
    'Trop de codes de salon erronés sont venus de votre réseau. Attendez un instant, ou demandez plutôt un lien.',
  'rooms/too-many-guesses_one':
    'Trop de codes de salon erronés sont venus de votre réseau. Réessayez dans {{count}} seconde.',
  'rooms/too-many-guesses_many':
    'Trop de codes de salon erronés sont venus de votre réseau. Réessayez dans {{count}} de secondes.',
  'rooms/too-many-guesses_other':
    'Trop de codes de salon erronés sont venus de votre réseau. Réessayez dans {{count}} secondes.',
  'rooms/unknown': 'Aucun salon n’a ce code, ou il est privé. Vérifiez-le auprès de qui vous l’a donné.',

  'store/busy': 'La base de données est occupée : rien ne peut être enregistré. Réessayez dans un instant.',
  'store/closed': 'Le serveur redémarre. Il sera de retour dans un instant.',
  'store/corrupt':
    'La base de données est abîmée : rien ne peut être enregistré. L’opérateur doit la restaurer.',
  'store/failed': 'Impossible d’enregistrer : rien n’a donc été fait. Réessayez.',
  'store/full':
    'Le disque du serveur est plein : rien ne peut être enregistré. Cela reprendra dès qu’il y aura de la place.',
  'store/io':
    'Le disque du serveur signale une erreur : rien ne peut être enregistré. L’opérateur doit intervenir.',
  'store/read-only': 'Rien ne peut être enregistré pour le moment. On peut regarder, et cela reprendra.',
} as const;
