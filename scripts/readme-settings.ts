/** The table of settings in README.md, made from `src/config.ts`: `node scripts/readme-settings.ts` writes it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { settings } from '../src/config.ts';

const README = `${import.meta.dirname}/../README.md`;
const PLACE = /(<!-- settings:[^>]*-->\n)[\s\S]*?(<!-- \/settings -->)/;

/** The page with the table as it should be. */
export function withSettings(page: string): string {
  if (!PLACE.test(page)) throw new Error('README.md has no place for the settings');
  const rows = Object.values(settings).map(({ name, fallback, meaning }) => {
    const value = fallback === '' ? '' : `\`${fallback}\``;
    return `| \`${name}\` | ${value} | ${meaning} |\n`;
  });
  const table = `| setting | default | meaning |\n| --- | --- | --- |\n${rows.join('')}`;
  return page.replace(PLACE, (_, start: string, end: string) => `${start}${table}${end}`);
}

export const readReadme = (): string => readFileSync(README, 'utf8');

if (import.meta.main) writeFileSync(README, withSettings(readReadme()));
