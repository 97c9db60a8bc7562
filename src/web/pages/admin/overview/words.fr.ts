export const fr = {
  title: 'Premiers pas',
  text: 'Ce lieu est à vous. Commencez par ceci, dans l’ordre que vous voulez.',
  hide: 'Masquer',
  done: 'fait',
  secure: 'Protéger votre compte',
  'secure-text': 'Pour l’instant, seul ce navigateur sait que ce lieu est à vous.',
  room: 'Créer un salon',
  'room-text': 'Un mur à vous, à côté du mur public.',
  invite: 'Inviter du monde',
  'invite-text': 'Par un lien ou un code QR, comme invités ou pour vous aider à veiller sur le lieu.',
  backup: 'Faire une sauvegarde',
  'backup-text': 'Un seul bouton, et de nouveau avant chaque mise à jour.',
};
