/**
 * Sends mail after the answer was given: whoever asked for one learns nothing
 * from how long it took, nor from whether it worked. What cannot be delivered
 * is tried again for some minutes; a restart forgets it, and the person asks again.
 */
import { getSystemErrorName } from 'node:util';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The port: hands one mail on. Rejects when that did not work. */
export interface Post {
  deliver(mail: Mail): Promise<void>;
  close(): void;
}

/** For operators: whether mail goes out. */
export interface MailStatus {
  readonly state: 'working' | 'failing';
  readonly waiting: number;
  /** When the last one went out, and when one last could not be; null for never. */
  readonly sentAt: number | null;
  readonly failedAt: number | null;
  /** What the server for outgoing mail said last, as a code such as `ECONNREFUSED` or `550`; empty for nothing. */
  readonly problem: string;
}

export interface Mailer {
  /** Takes it on and returns at once. False when too many wait already. */
  send(mail: Mail): boolean;
  status(): MailStatus;
  /** Gives up what waits. */
  close(): void;
}

export interface MailerDeps {
  readonly post: Post;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly log: { warn(data: object, message: string): void; error(data: object, message: string): void };
}

/** Tried again after so long each, in ms. A link is good for 15 minutes. */
const PAUSES = [2_000, 15_000, 60_000, 240_000];
/** More than this wait only when nothing works. */
const MAX_WAITING = 500;
/** Deliveries under way at once. */
const AT_ONCE = 4;

interface Letter {
  readonly mail: Mail;
  tries: number;
}

export function createMailer({ post, now, after, log }: MailerDeps): Mailer {
  const ready: Letter[] = [];
  const pauses = new Set<() => void>();
  let underWay = 0;
  let sentAt: number | null = null;
  let failedAt: number | null = null;
  let problem = '';
  let failing = false;
  let closed = false;

  function next(): void {
    while (!closed && underWay < AT_ONCE) {
      const letter = ready.shift();
      if (!letter) return;
      underWay++;
      void carry(letter).finally(() => {
        underWay--;
        next();
      });
    }
  }

  async function carry(letter: Letter): Promise<void> {
    try {
      await post.deliver(letter.mail);
      sentAt = now();
      failing = false;
      problem = '';
    } catch (error) {
      failed(letter, error as Error);
    }
  }

  function failed(letter: Letter, error: Error): void {
    problem = problemOf(error);
    failedAt = now();
    if (isAboutTheAddress(error)) {
      log.warn({ problem }, 'a mail was not accepted for its address');
      return;
    }
    failing = true;
    const pause = PAUSES[letter.tries++];
    if (pause === undefined) {
      // Without the error itself: it may quote the mail, and with it a link that opens an account.
      log.error({ problem }, 'a mail could not be sent and is given up');
      return;
    }
    log.warn({ problem, tries: letter.tries }, 'a mail could not be sent and will be tried again');
    const stop = after(pause, () => {
      pauses.delete(stop);
      ready.push(letter);
      next();
    });
    pauses.add(stop);
  }

  return {
    send(mail) {
      if (closed || ready.length + pauses.size + underWay >= MAX_WAITING) return false;
      ready.push({ mail, tries: 0 });
      // Not in this turn: the answer goes first.
      after(0, next);
      return true;
    },
    status: () => ({
      state: failing ? 'failing' : 'working',
      waiting: ready.length + pauses.size + underWay,
      sentAt,
      failedAt,
      problem,
    }),
    close() {
      closed = true;
      for (const stop of pauses) stop();
      pauses.clear();
      ready.length = 0;
      post.close();
    },
  };
}

interface MailError {
  readonly responseCode?: number;
  readonly code?: string;
  /** Of the system, where a connection failed. */
  readonly errno?: number;
  readonly command?: string;
}

/** 5xx in answer to `RCPT TO`: there is no such mailbox, and trying again will not make one. */
function isAboutTheAddress(error: Error): boolean {
  const { responseCode, command } = error as MailError;
  return command === 'RCPT TO' && responseCode !== undefined && responseCode >= 500;
}

function problemOf(error: Error): string {
  const { responseCode, code, errno } = error as MailError;
  // Says more than nodemailer's `ESOCKET`.
  if (responseCode === undefined && typeof errno === 'number' && errno < 0) return getSystemErrorName(errno);
  return String(responseCode ?? code ?? 'failed');
}
