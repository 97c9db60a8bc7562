import { t } from './words.ts';

const NAMED = ['studio', 'poster', 'pastel', 'coffee', 'charcoal', 'ink'] as const;

/** The name of a palette; its id where a newer one has no words yet. */
export function paletteWords(id: string): string {
  const named = NAMED.find((one) => one === id);
  return named ? t(`palette-${named}`) : id;
}
