/**
 * Tells people by mail that a way into their account came or went: those who did it know, and whoever did not
 * can still stop it. It goes to every address of the account but the one it is about; an address that was
 * taken away hears of it, too, as it may be the only one its owner reads.
 */
import type { FastifyRequest } from 'fastify';
import type { Person } from '../../activities/activity.ts';
import { maskEmail } from '../mail/address.ts';
import type { Mailer } from '../mail/mailer.ts';
import { readUserAgent } from '../user-agent.ts';
import type { IdentityStore } from './identities.ts';
import { createQuota } from './quota.ts';
import { type WayChange, wayMail } from './way-mail.ts';

/** Returns at once; the mail goes out after the answer. */
export type TellOfWay = (request: FastifyRequest, who: Person, change: WayChange) => void;

/** Where no mail is sent. */
export const TELL_NOBODY: TellOfWay = () => {};

const HOUR = 3_600_000;
/** To one address: more than anybody changes in a sitting. What comes beyond it is not told. */
const PER_EMAIL = { most: 10, span: HOUR };

export interface WayNoticesDeps {
  readonly identities: Pick<IdentityStore, 'of'>;
  readonly mailer: Pick<Mailer, 'send'>;
  /** The language somebody chose; null where they did not. */
  readonly languageOf: (who: Person) => Promise<'en' | 'fr' | null>;
  /** The address of this server that goes into a mail; null where no mail can be had from there. */
  readonly baseFor: (request: FastifyRequest) => string | null;
  readonly issuer: string;
  readonly mailsPerHour: number;
  readonly now: () => number;
  readonly log: { warn(data: object, message: string): void };
}

export function createWayNotices(deps: WayNoticesDeps): TellOfWay {
  const { now } = deps;
  const perEmail = createQuota(PER_EMAIL.most, PER_EMAIL.span, now);
  // Of their own: whoever asks for many links must not keep these from going out.
  const inAll = createQuota(deps.mailsPerHour, HOUR, now);

  async function tell(who: Person, change: WayChange, base: string, request: FastifyRequest): Promise<void> {
    const ways = await deps.identities.of(who);
    const addresses = new Set(ways.flatMap(({ kind, subject }) => (kind === 'email' ? [subject] : [])));
    const about = 'email' in change ? change.email : '';
    if (change.what === 'email-removed') addresses.add(about);
    else addresses.delete(about);
    if (addresses.size === 0) return;
    const { headers } = request;
    const language = (await deps.languageOf(who)) ?? languageIn(headers['accept-language']);
    const doneWith = readUserAgent(headers['user-agent'] ?? '');
    for (const to of addresses) {
      const held = Math.max(perEmail.wait(to), inAll.wait('')) > 0;
      const { what } = change;
      const address = about && maskEmail(about);
      if (
        held ||
        !deps.mailer.send(wayMail({ to, what, address, issuer: deps.issuer, base, doneWith, language }))
      )
        deps.log.warn(
          { who, what },
          'nobody was told by mail that a way into an account changed: too many mails',
        );
      else {
        perEmail.take(to);
        inAll.take('');
      }
    }
  }

  return (request, who, change) => {
    const base = deps.baseFor(request);
    if (base === null) return;
    tell(who, change, base, request).catch((error: unknown) =>
      deps.log.warn({ err: error, who }, 'nobody was told by mail that a way into an account changed'),
    );
  };
}

/** As the browser says; English where it says neither. */
function languageIn(accepted = ''): 'en' | 'fr' {
  return /^\s*fr\b/i.test(accepted) ? 'fr' : 'en';
}
