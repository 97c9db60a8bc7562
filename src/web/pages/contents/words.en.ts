export const en = {
  contents: 'On this page',
  'jump-from': 'On this page: {{section}}. Go to another part',
} as const;
