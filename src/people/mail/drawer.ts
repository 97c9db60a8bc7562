/** Where mail goes while developing: the last ones are kept in memory, shown on a local page and printed. */
import type { Mail, Post } from './mailer.ts';

const KEPT = 50;

export interface Drawer extends Post {
  /** Newest first. */
  letters(): readonly Letter[];
}

export interface Letter extends Mail {
  readonly at: number;
}

export function createDrawer(deps: { readonly now: () => number; print(text: string): void }): Drawer {
  const letters: Letter[] = [];
  return {
    async deliver(mail) {
      letters.unshift({ ...mail, at: deps.now() });
      letters.length = Math.min(letters.length, KEPT);
      deps.print(`\nMail to ${mail.to} (not sent: no SMTP_URL)\n${mail.subject}\n\n${mail.text}\n`);
    },
    letters: () => letters,
    close() {},
  };
}
