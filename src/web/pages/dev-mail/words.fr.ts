export const fr = {
  mail: 'Courrier',
  about:
    'Ce serveur ne sait pas encore envoyer d’e-mails (SMTP_URL) : ce qu’il enverrait est gardé ici. Seul cet ordinateur voit cette page, et un redémarrage la vide.',
  empty: 'Aucun e-mail pour l’instant',
  'empty-text': 'Demandez un lien de connexion : il sera ici dans un instant.',
  to: 'À {{address}}',
} as const;
