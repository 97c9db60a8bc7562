export const en = {
  title: 'First steps',
  text: 'This place is yours to run. These come first, in any order.',
  hide: 'Hide',
  done: 'done',
  secure: 'Secure your account',
  'secure-text': 'So far only this browser knows that you run this place.',
  room: 'Make a room',
  'room-text': 'A wall of your own, beside the public one.',
  invite: 'Invite people',
  'invite-text': 'By a link or a QR code, as guests or to help you look after the place.',
  backup: 'Make a backup',
  'backup-text': 'One press, and again before each update.',
} as const;
