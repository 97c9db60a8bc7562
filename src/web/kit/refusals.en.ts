/** What each refusal code means to a person: what happened, and what to do. */
export const en = {
  unknown: 'That did not work ({{code}}). Please try again.',

  'api/bad-json': 'The server could not read what was sent. Reload the page and try again.',
  'api/bad-request': 'The server could not read what was sent. Reload the page and try again.',
  'api/bad-url': 'This address is not one of ours. Check the link.',
  'api/cross-site': 'This was sent from another site and was refused to protect you. Do it here instead.',
  'api/internal': 'Something broke on our side. It was noted; please try again in a moment.',
  'api/invalid': 'Something in the form is not right. Check what you entered.',
  'api/not-found': 'There is nothing at this address.',
  'api/too-large': 'That is too much at once. Send less.',
  'api/too-many': 'That was too fast. Wait {{retryAfter}} s and try again.',
  'api/unavailable': 'The server cannot take this right now. It will again in a moment.',
  'api/unsupported-media-type': 'The server does not take files of this kind.',

  'members/already': 'You are in this room already.',
  'members/bad-command': 'The server could not read what was sent. Reload the page and try again.',
  'members/last-master': 'A room needs somebody in charge. Make somebody else the owner first.',
  'members/no-change': 'That is how it is already.',
  'members/not-here': 'This person is not a member of the room.',

  'people/anonymous': 'Choose a name first, then you can take part.',
  'people/session-expired': 'You were signed out because you had been away for long. Choose a name to go on.',
} as const;
