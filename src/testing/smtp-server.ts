/** A real server for outgoing mail on this machine, that keeps what it was handed. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came over the wire: headers, a blank line, the body. */
  readonly raw: string;
  /** Who signed in to hand it over. */
  readonly user: string;
}

export interface TestSmtpServer {
  readonly port: number;
  readonly received: readonly ReceivedMail[];
  /** Resolves with the next mail that has not been taken yet. */
  next(): Promise<ReceivedMail>;
  /** How many were refused for an address nobody has. */
  readonly rejected: number;
  close(): Promise<void>;
}

export const SMTP_USER = { user: 'atelier', password: 'a secret word' };
/** Nobody has an address that begins so. */
export const NOBODY = 'nobody';

/** @param port 0 for a free one */
export async function startSmtpServer(port = 0): Promise<TestSmtpServer> {
  const received: ReceivedMail[] = [];
  let taken = 0;
  let rejected = 0;
  let arrived = () => {};
  const server = new SMTPServer({
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 50,
    onAuth({ username = '', password }, _session, done) {
      const good = username === SMTP_USER.user && password === SMTP_USER.password;
      done(good ? null : new Error('wrong password'), good ? { user: username } : undefined);
    },
    onRcptTo({ address }, _session, done) {
      if (!address.startsWith(NOBODY)) return done();
      rejected++;
      done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    },
    onData(stream, { envelope, user }, done) {
      let raw = '';
      stream.setEncoding('utf8');
      stream.on('data', (part: string) => {
        raw += part;
      });
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        received.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw, user: String(user) });
        arrived();
        done();
      });
    },
  });
  // Whoever hangs up in the middle is no trouble of the test's.
  server.on('error', () => {});
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  return {
    port: (listening.address() as AddressInfo).port,
    received,
    get rejected() {
      return rejected;
    },
    async next() {
      while (received.length <= taken) {
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
      return received[taken++] as ReceivedMail;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** The part of a mail that is plain text, decoded. */
export function textOf({ raw }: ReceivedMail): string {
  const part = raw.split(/\r\n--/).find((one) => /content-type: text\/plain/i.test(one)) ?? '';
  const [head = '', ...body] = part.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString();
  if (!/quoted-printable/i.test(head)) return text;
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
