/** What is refused about invitations, in words that say what to do. */
export const en = {
  'invites/above-you': 'You can invite people to your own role at most.',
  'invites/expired': 'This invitation has ended. Ask whoever sent it for a new one.',
  'invites/needs-limits':
    'Whoever holds this link will look after the server: say how often it may be used and until when.',
  'invites/revoked': 'This invitation was taken back. Ask whoever sent it for a new one.',
  'invites/too-many': '{{max}} invitations are open already. Revoke some first.',
  'invites/unknown': 'There is no such invitation. Check that the link is complete.',
  'invites/used-up': 'This invitation has been used already. Ask whoever sent it for a new one.',
} as const;
