export const en = {
  mail: 'Mail',
  about:
    'This server has no way to send mail yet (SMTP_URL), so that what it would send is kept here. Only this computer sees this page, and a restart empties it.',
  empty: 'No mail so far',
  'empty-text': 'Ask for a link to sign in, and it will be here in a moment.',
  to: 'To {{address}}',
} as const;
