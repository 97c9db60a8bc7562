/** Outgoing mail over SMTP. */
import { createTransport } from 'nodemailer';
import type { Post } from './mailer.ts';

/** A server that does not answer must not hold letters up, in ms. */
const PATIENCE = 20_000;

/**
 * @param url `smtp://user:password@host:587` (STARTTLS where the server offers it) or `smtps://…:465`
 * @param from an address, or a name with one: `Atelier <no-reply@example.org>`
 */
export function createSmtpPost(url: string, from: string): Post {
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: PATIENCE,
      greetingTimeout: PATIENCE,
      socketTimeout: PATIENCE,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    async deliver({ to, subject, text, html }) {
      await transport.sendMail({
        // As data, so that nothing in it is read as a second address.
        to: { name: '', address: to },
        subject,
        text,
        html,
        headers: { 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All' },
      });
    },
    close: () => transport.close(),
  };
}
