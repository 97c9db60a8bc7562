/** What can go wrong while signing in, or with the ways to. */
export const fr = {
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
  'people/way-gone': 'Ce moyen de connexion a déjà été retiré.',
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
  'people/identity-taken':
    'Ce moyen de connexion appartient à un autre compte d’ici. Déconnectez-vous et revenez avec lui pour l’utiliser, ou reliez-en un autre.',
  'people/passkey-known': 'Cette clé d’accès a déjà été ajoutée.',
  'people/passkey-gone': 'Cette clé d’accès a déjà été retirée.',
  'people/passkey-bad-label': 'Le nom d’une clé d’accès compte de 1 à {{max}} caractères.',
  'people/passkeys-full': 'Vous avez {{max}} clés d’accès, c’est le maximum. Retirez-en une d’abord.',
} as const;
