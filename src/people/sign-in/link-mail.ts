/**
 * The mail with a link, in the language of the page that asked. Nothing in it
 * was typed by whoever asked: not even their name, or strangers could write to
 * strangers through us.
 */
import { layOut } from '../mail/layout.ts';
import type { Mail } from '../mail/mailer.ts';
import type { Device } from '../user-agent.ts';
import { LINK_MINUTES } from './mail-links.ts';

export type MailLanguage = 'en' | 'fr';

export interface LinkMail {
  readonly to: string;
  /** Where the link leads, with its token. */
  readonly href: string;
  /** Host of this server, as people know it. */
  readonly host: string;
  readonly askedWith: Device;
  readonly language: MailLanguage;
}

export function linkMail({ to, href, host, askedWith, language }: LinkMail): Mail {
  const words = WORDS[language];
  return layOut(to, {
    language,
    subject: words.subject(host),
    before: [words.hello(host)],
    button: { label: words.button, href },
    after: [words.until(LINK_MINUTES), `${words.from(askedWith)}${words.ignore}`],
    otherwise: words.otherwise,
  });
}

interface Words {
  subject(host: string): string;
  hello(host: string): string;
  readonly button: string;
  until(minutes: number): string;
  from(device: Device): string;
  readonly ignore: string;
  readonly otherwise: string;
}

const WORDS: Readonly<Record<MailLanguage, Words>> = {
  en: {
    subject: (host) => `Your link to sign in to ${host}`,
    hello: (host) => `Here is your link to sign in to Atelier at ${host}. There is no password to remember.`,
    button: 'Go on to sign in',
    until: (minutes) => `The link works once, and for ${minutes} minutes.`,
    from: ({ browser, system }) => (browser && system ? `It was asked for in ${browser} on ${system}. ` : ''),
    ignore: 'If that was not you, leave it: without it nobody gets in.',
    otherwise: 'If the button does nothing, open this address:',
  },
  fr: {
    subject: (host) => `Votre lien de connexion à ${host}`,
    hello: (host) =>
      `Voici votre lien pour vous connecter à Atelier sur ${host}. Il n’y a aucun mot de passe à retenir.`,
    button: 'Continuer la connexion',
    until: (minutes) => `Le lien sert une seule fois, pendant ${minutes} minutes.`,
    from: ({ browser, system }) =>
      browser && system ? `Il a été demandé depuis ${browser} sur ${system}. ` : '',
    ignore: 'Si ce n’était pas vous, laissez-le : sans lui, personne n’entre.',
    otherwise: 'Si le bouton ne fait rien, ouvrez cette adresse :',
  },
};
