/** Where mail goes: to a server for outgoing mail, to a drawer while developing, or nowhere. */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { isThisMachine } from '../api/local.ts';
import type { Config } from '../config.ts';
import { createDrawer } from '../people/mail/drawer.ts';
import { createDrawerRoutes } from '../people/mail/drawer-routes.ts';
import { createMailer, type Mailer } from '../people/mail/mailer.ts';
import { createSmtpPost } from '../people/mail/smtp.ts';

export interface MailWiring {
  /** Null where none can be sent: without SMTP_URL on a server that others use. */
  readonly mailer: Mailer | null;
  /** The address of this server that goes into a mail asked for by this request; null where none can be had. */
  baseFor(request: FastifyRequest): string | null;
  /** The page where mail can be read while developing. */
  readonly page: string | null;
  readonly routes: readonly FastifyPluginAsyncZod[];
}

const PAGE = '/dev/mail';

export function wireMail(deps: {
  readonly config: Config;
  readonly now: () => number;
  readonly logger: Logger;
}): MailWiring {
  const { config, now, logger } = deps;
  const timing = {
    now,
    log: logger,
    after(ms: number, run: () => void) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
  if (config.smtpUrl !== '') {
    const post = createSmtpPost(config.smtpUrl, config.mailFrom);
    const mailer = createMailer({ ...timing, post });
    return { mailer, baseFor: () => config.publicUrl, page: null, routes: [] };
  }
  if (!isDevelopment(config)) return { mailer: null, baseFor: () => null, page: null, routes: [] };
  const drawer = createDrawer({ now, print: (text) => void process.stdout.write(text) });
  return {
    mailer: createMailer({ ...timing, post: drawer }),
    // Of the request only where it is this machine that asks, under a name of its own: from elsewhere
    // the header could say any address, and the link would lead there.
    baseFor: (request) =>
      isThisMachine(request) ? config.publicUrl || `${request.protocol}://${request.host}` : null,
    page: PAGE,
    routes: [createDrawerRoutes(drawer)],
  };
}

/** Nobody else is meant to use this server. */
function isDevelopment({ publicUrl }: Config): boolean {
  return publicUrl === '' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(publicUrl).hostname);
}
