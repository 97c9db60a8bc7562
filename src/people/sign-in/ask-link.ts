/** Asking for a link: the same answer for every address, and the mail goes out after it. */
import { isRefusal, type Person, type Refusal, refuse } from '../../activities/activity.ts';
import { ownPrefix } from '../addresses.ts';
import { readEmail } from '../mail/address.ts';
import type { Mailer } from '../mail/mailer.ts';
import { readUserAgent } from '../user-agent.ts';
import { backPath } from './back-path.ts';
import { linkMail, type MailLanguage } from './link-mail.ts';
import type { MailLinks } from './mail-links.ts';
import { createQuota } from './quota.ts';

export interface LinkWish {
  readonly email: string;
  readonly back: string | undefined;
  readonly language: MailLanguage;
  /** Who asks; null without a name. */
  readonly account: Person | null;
  readonly agent: string;
  readonly address: string;
  /** Address of this server for the link, without a slash at its end. */
  readonly base: string;
}

export interface AskLinkDeps {
  readonly links: Pick<MailLinks, 'make'>;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly now: () => number;
  readonly mailsPerHour: number;
}

const HOUR = 3_600_000;
/** To one address: whoever writes it wrongly, or does not find the mail, may ask again. */
const PER_EMAIL = { most: 4, span: HOUR / 4 };
/** From one place: a whole school may share it. */
const PER_PLACE = { most: 60, span: HOUR / 4 };

/** Null when the mail is on its way; `people/bad-email`, `people/too-many-mails` {retryAfter}. */
export type AskLink = (wish: LinkWish) => Promise<Refusal | null>;

export function createAskLink({ links, mailer, now, mailsPerHour }: AskLinkDeps): AskLink {
  const perEmail = createQuota(PER_EMAIL.most, PER_EMAIL.span, now);
  const perPlace = createQuota(PER_PLACE.most, PER_PLACE.span, now);
  const inAll = createQuota(mailsPerHour, HOUR, now);

  return async ({ email: typed, back, language, account, agent, address, base }) => {
    const email = readEmail(typed);
    if (isRefusal(email)) return email;
    const place = ownPrefix(address);
    const wait = Math.max(perEmail.wait(email), perPlace.wait(place), inAll.wait(''));
    if (wait > 0) return refuse('people/too-many-mails', { retryAfter: Math.ceil(wait / 1000) });
    perEmail.take(email);
    perPlace.take(place);
    inAll.take('');
    const token = await links.make({ email, account, back: backPath(back), agent: agent.slice(0, 300) });
    const mail = linkMail({
      to: email,
      // After the #, which browsers keep to themselves: it is in no log and no referrer.
      href: `${base}/link#${token}`,
      host: new URL(base).host,
      askedWith: readUserAgent(agent),
      language,
    });
    return mailer.send(mail) ? null : refuse('people/too-many-mails', { retryAfter: 60 });
  };
}
