/** "Ada came in", "Ada and Ben came in", "Ada and 3 others came in". */
import type { Notice } from './notices.ts';
import { t } from './words.ts';

export function noticeWords(what: Notice['kind'], names: readonly string[]): string {
  const [name = '', other = ''] = names;
  if (names.length <= 1) return t(`${what}-one`, { name });
  if (names.length === 2) return t(`${what}-two`, { name, other });
  return t(`${what}-more`, { name, count: names.length - 1 });
}

export function typingWords(names: readonly string[]): string {
  const [name = '', other = ''] = names;
  if (names.length === 0) return '';
  if (names.length === 1) return t('typing-one', { name });
  if (names.length === 2) return t('typing-two', { name, other });
  return t('typing-more');
}
