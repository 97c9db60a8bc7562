/** What people write at the table, as it is kept: one line, nothing that cannot be seen, composed (NFC). */
export const plain = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .normalize('NFC')
    .trim();
