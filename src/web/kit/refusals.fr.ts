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

  'bans/bad-end':
    'Une exclusion se termine dans le futur, et celle d’une adresse sous 30 jours. Choisissez une autre fin.',
  'bans/lifted': 'Cette exclusion est déjà terminée.',
  'bans/no-address': 'On ne sait pas d’où vient cette personne. Excluez seulement le compte.',
  'bans/own-address':
    'Vous venez de la même adresse : cette exclusion vous bloquerait aussi. Excluez seulement le compte.',
  'bans/staff':
    'Qui veille sur le serveur ne peut pas être exclu. Un administrateur doit d’abord lui retirer ce rôle.',
  'bans/unknown': 'Cette exclusion ou cette personne n’existe plus. Rechargez la page.',

  'chat/bad-command': 'Le serveur n’a pas pu lire l’envoi. Rechargez la page et réessayez.',
  'chat/bad-emoji': 'Une réaction est un emoji. Choisissez-en un dans la liste.',
  'chat/empty': 'Le message est encore vide. Écrivez d’abord quelque chose.',
  'chat/no-change': 'C’est déjà le cas.',
  'chat/no-such-message': 'Ce message n’est plus là, ou il est trop ancien pour cela.',
  'chat/not-yours': 'Seul son auteur peut modifier un message.',
  'chat/reaction-full': '{{max}} personnes ont déjà réagi ainsi. Choisissez un autre emoji.',
  'chat/slow': 'La discussion est en mode lent. Attendez un instant avant votre prochain message.',
  'chat/slow_one':
    'La discussion est en mode lent. Votre prochain message pourra partir dans {{count}} seconde.',
  'chat/slow_many':
    'La discussion est en mode lent. Votre prochain message pourra partir dans {{count}} de secondes.',
  'chat/slow_other':
    'La discussion est en mode lent. Votre prochain message pourra partir dans {{count}} secondes.',
  'chat/too-late': 'Un message peut être modifié pendant {{minutes}} minutes. Écrivez-en plutôt un nouveau.',
  'chat/too-long':
    'Un message compte au plus {{max}} caractères, celui-ci en a {{length}}. Raccourcissez-le ou envoyez-le en plusieurs fois.',
  'chat/too-many-mentions': 'Un message peut mentionner au plus {{max}} personnes. Retirez-en.',
  'chat/too-many-reactions': 'Ce message porte déjà {{max}} réactions différentes. Utilisez l’une d’elles.',

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

  'mural/bad-canvas': 'Ce fichier n’est pas un canevas lisible. Choisissez-en un autre.',
  'mural/bad-criteria': 'Dites ce qu’il faut reprendre : une personne, une durée ou une zone.',
  'mural/bad-criteria_until': 'La fin précède le début. Choisissez-en une plus tardive.',
  'mural/bad-mask':
    'Le masque doit être une image de {{width}} × {{height}} pixels, aussi grande que la fresque.',
  'mural/bad-command': 'Le serveur n’a pas pu lire l’envoi. Rechargez la page et réessayez.',
  'mural/bad-picture': 'Cette image est illisible. Utilisez un fichier PNG.',
  'mural/bad-pixels': 'Ces pixels sont illisibles. Rechargez la page et réessayez.',
  'mural/bad-settings': 'Ce réglage de la fresque n’est pas possible. Vérifiez les valeurs.',
  'mural/bad-settings_width': 'Une fresque fait de {{min}} à {{max}} pixels de large.',
  'mural/bad-settings_height': 'Une fresque fait de {{min}} à {{max}} pixels de haut.',
  'mural/bad-settings_palette':
    'Une palette compte de 2 à 256 couleurs, écrites #rrggbb, et ne rétrécit jamais.',
  'mural/bad-settings_cooldown': 'L’attente entre deux pixels va de {{min}} à {{max}} secondes.',
  'mural/bad-settings_areas':
    'Une zone a un nom et se trouve sur la fresque, et il y en a 100 au plus. Vérifiez les zones.',
  'mural/bad-settings_closesAt':
    'La fermeture doit venir après l’ouverture. Choisissez une heure plus tardive.',
  'mural/closed': 'On ne peint plus. La fresque reste visible.',
  'mural/address-cooldown': 'Quelqu’un à votre adresse vient de peindre. Attendez la fin du décompte.',
  'mural/address-cooldown_one': 'Quelqu’un à votre adresse vient de peindre : à vous dans {{count}} seconde.',
  'mural/address-cooldown_many':
    'Quelqu’un à votre adresse vient de peindre : à vous dans {{count}} de secondes.',
  'mural/address-cooldown_other':
    'Quelqu’un à votre adresse vient de peindre : à vous dans {{count}} secondes.',
  'mural/cooldown': 'Votre prochain pixel n’est pas encore prêt. Attendez la fin du décompte.',
  'mural/cooldown_one': 'Votre prochain pixel est prêt dans {{count}} seconde.',
  'mural/cooldown_many': 'Votre prochain pixel est prêt dans {{count}} de secondes.',
  'mural/cooldown_other': 'Votre prochain pixel est prêt dans {{count}} secondes.',
  'mural/frozen': 'La fresque est gelée pour le moment. Attendez que la peinture reprenne.',
  'mural/mask-shuts-all': 'Ce masque ne laisserait rien à peindre. Laissez-en une partie ouverte.',
  'mural/masked':
    'On ne peint pas dans cette partie de la fresque. Choisissez un endroit de la forme marquée.',
  'mural/no-mask': 'Cette fresque n’a pas de masque : on peut la peindre en entier.',
  'mural/no-such-roll-back': 'Cela ne peut plus être annulé.',
  'mural/no-such-tile': 'Cette partie de la fresque n’existe pas. Rechargez la page.',
  'mural/nothing-to-bring-back': 'Il n’y a rien à ramener, ou cela fait plus de 24 heures.',
  'mural/nothing-to-redo': 'Il n’y a rien à refaire.',
  'mural/not-open': 'On ne peint pas encore. Attendez la fin du décompte.',
  'mural/nothing-to-roll-back': 'Rien ne correspond sur la fresque : il n’y a rien à reprendre.',
  'mural/nothing-to-undo': 'Il n’y a rien de vous à annuler.',
  'mural/offline': 'La connexion est perdue : on ne peut pas peindre. Cela reprendra tout seul.',
  'mural/one-at-a-time': 'Dans ce salon, on peint un pixel à la fois.',
  'mural/out-of-bounds': 'C’est hors de la fresque, qui fait {{width}} × {{height}} pixels.',
  'mural/paused': 'On ne peut pas peindre pour le moment. Cela reprendra tout seul.',
  'mural/picture-too-large': 'Cette image est trop grande. Réduisez-la d’abord.',
  'mural/protected': '« {{name}} » est protégé : seuls les responsables du salon y peignent.',
  'mural/too-late-to-undo': 'Un pixel peut être repris pendant 5 secondes. Peignez plutôt par-dessus.',
  'mural/too-many-pixels':
    'C’est trop pour un seul trait : au plus {{max}} pixels. Peignez en plusieurs fois.',
  'mural/unknown-color': 'Cette fresque n’a pas cette couleur. Choisissez-en une dans la palette.',

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
  'people/bad-email': 'Cela ne ressemble pas à une adresse e-mail. Vérifiez la saisie.',
  'people/no-mail': 'Ce serveur n’envoie pas d’e-mails. Choisissez une autre façon de vous connecter.',
  'people/too-many-mails':
    'Trop de liens ont été demandés. Regardez dans votre boîte, ou réessayez plus tard.',
  'people/too-many-mails_one':
    'Trop de liens ont été demandés. Regardez dans votre boîte, ou réessayez dans {{count}} seconde.',
  'people/too-many-mails_many':
    'Trop de liens ont été demandés. Regardez dans votre boîte, ou réessayez dans {{count}} de secondes.',
  'people/too-many-mails_other':
    'Trop de liens ont été demandés. Regardez dans votre boîte, ou réessayez dans {{count}} secondes.',
  'people/link-over': 'Ce lien a déjà servi, ou il est trop ancien. Demandez-en un nouveau.',
  'people/no-such-session': 'Cette session est déjà terminée.',
  'people/try-again': 'Autre chose s’est passé au même moment. Réessayez.',
  'jobs/unknown': 'C’est terminé et oublié. La liste dit ce qu’il en est advenu.',
  'people/invitation-needed':
    'Ici, seules les personnes invitées peuvent participer. Demandez une invitation à quelqu’un qui est ici.',
  'invites/above-you': 'Vous pouvez inviter au plus à votre propre rôle.',
  'invites/expired': 'Cette invitation a expiré. Demandez-en une nouvelle à qui vous l’a envoyée.',
  'invites/needs-limits':
    'Qui tient ce lien s’occupera du serveur : dites combien de fois il peut servir, et jusqu’à quand.',
  'invites/revoked': 'Cette invitation a été retirée. Demandez-en une nouvelle à qui vous l’a envoyée.',
  'invites/too-many': '{{max}} invitations sont déjà ouvertes. Retirez-en d’abord.',
  'invites/unknown': 'Cette invitation n’existe pas. Vérifiez que le lien est complet.',
  'invites/used-up': 'Cette invitation a déjà servi. Demandez-en une nouvelle à qui vous l’a envoyée.',
  'jobs/running': 'C’est déjà en cours. Attendez la fin, ou annulez.',
  'jobs/cancelled': 'L’opération a été annulée.',
  'jobs/failed':
    'L’opération a échoué à cause d’une erreur du serveur. Réessayez ; si cela persiste, prévenez l’hôte.',
  'desk/has-role': 'Cette personne veille sur le serveur. Retirez-lui d’abord ce rôle.',
  'desk/has-way-back': 'Cette personne peut se connecter elle-même : elle n’a pas besoin de lien.',
  'desk/last-admin': 'Il faut bien que quelqu’un ait les clés : nommez d’abord un autre administrateur.',
  'desk/no-such-backup': 'Cette sauvegarde n’est plus là.',
  'desk/no-such-job': 'C’est déjà terminé.',
  'desk/no-such-person': 'Personne n’a ce numéro.',
  'desk/not-for-bots': 'Seule une personne peut veiller sur le serveur.',
  'desk/outranked': 'Cette personne veille aussi sur le serveur. Seule l’administration peut faire cela.',
  'desk/bad-setting': 'Le réglage « {{key}} » ne peut pas être ainsi.',
  'people/sign-in-stale':
    'Cette connexion a pris trop de temps, ou a commencé dans un autre onglet ou navigateur. Recommencez-la ici.',
  'people/other-address': 'Cela ne fonctionne qu’à l’adresse {{address}}. Ouvrez-y Atelier et réessayez.',
  'people/oidc-off': 'Cette façon de se connecter a été désactivée. Choisissez-en une autre.',
  'people/oidc-away':
    'L’autre site ne répond pas pour le moment. Réessayez plus tard, ou connectez-vous autrement.',
  'people/oidc-denied': 'Vous avez annulé la connexion là-bas, donc rien n’a changé.',
  'people/oidc-refused':
    'L’autre site a refusé la connexion ({{reason}}). Rien n’a changé. L’hôte de ce serveur devra peut-être s’en occuper.',
  'people/passkey-needs-domain':
    'Les clés d’accès demandent une adresse avec un nom ; {{address}} est faite de chiffres. Ouvrez Atelier par son nom, sur cette machine : localhost.',
  'people/passkey-unknown':
    'Personne ici n’a cette clé d’accès ; elle a peut-être été retirée. Choisissez-en une autre ou connectez-vous autrement.',
  'people/passkey-refused':
    'Cette clé d’accès n’a pas répondu comme il faut. Réessayez, ou connectez-vous autrement.',
  'people/passkey-known': 'Cette clé d’accès a déjà été ajoutée.',
  'people/passkey-gone': 'Cette clé d’accès a déjà été retirée.',
  'people/passkey-bad-label': 'Le nom d’une clé d’accès compte de 1 à {{max}} caractères.',
  'people/passkeys-full': 'Vous avez {{max}} clés d’accès, c’est le maximum. Retirez-en une d’abord.',
  'people/session-expired':
    'Vous avez été déconnecté après une longue absence. Choisissez un nom pour continuer.',

  'rooms/already-archived': 'Ce salon est déjà fermé.',
  'rooms/not-archived': 'Ce salon est ouvert.',
  'rooms/public-stays-open': 'Tout le monde commence dans le salon public : il reste ouvert.',
  'reports/already': 'Vous l’avez déjà signalé. Quelqu’un va s’en occuper.',
  'reports/handled': 'Quelqu’un a été plus rapide : ce signalement est traité.',
  'reports/too-large': 'Cette partie de la fresque est trop grande. Signalez-en une plus petite.',
  'reports/too-many': 'Vous avez beaucoup signalé dans la dernière heure. Réessayez plus tard.',
  'reports/unknown': 'Ce signalement n’existe plus. Rechargez la page.',

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
