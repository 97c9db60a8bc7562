export const fr = {
  email: 'Adresse e-mail',
  'look-into-mailbox': 'Regardez dans votre boîte',
  'sent-to': 'Un lien est en route vers',
  'sent-rules': 'Il sert une seule fois, pendant {{minutes}} minutes.',
  drawer: 'Ce serveur est à l’essai et n’envoie pas d’e-mail.',
  'read-it-here': 'Le lire ici',
  'nothing-came': 'Rien reçu ?',
  'nothing-came-text':
    'Cela peut prendre une minute. Regardez parmi les indésirables, et si l’adresse ci-dessus est la bonne.',
  'send-again': 'Renvoyer le lien',
  'send-again-in_one': 'Renvoyer dans {{count}} s',
  'send-again-in_many': 'Renvoyer dans {{count}} s',
  'send-again-in_other': 'Renvoyer dans {{count}} s',
  'sent-again': 'Un autre lien est en route.',
  'another-address': 'Changer d’adresse',
  'too-many-mails_one':
    'Trop de liens ont été demandés. Regardez dans votre boîte, ou réessayez dans {{count}} minute.',
  'too-many-mails_many':
    'Trop de liens ont été demandés. Regardez dans votre boîte, ou réessayez dans {{count}} minutes.',
  'too-many-mails_other':
    'Trop de liens ont été demandés. Regardez dans votre boîte, ou réessayez dans {{count}} minutes.',
} as const;
