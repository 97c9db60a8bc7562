export const en = {
  contents: 'On this page',
  'jump-from': 'On this page: {{section}}. Go to another section',
} as const;
