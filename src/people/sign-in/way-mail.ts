/**
 * The mail that says that a way into an account came or went. Nothing in it was typed by whoever did it, or somebody
 * at a browser that was left open could write to its owner through us.
 */
import { layOut } from '../mail/layout.ts';
import type { Mail } from '../mail/mailer.ts';
import type { Device } from '../user-agent.ts';

export type WayChange =
  | { readonly what: 'email-added' | 'email-removed'; readonly email: string }
  | { readonly what: 'issuer-added' | 'issuer-removed' | 'passkey-added' | 'passkey-removed' | 'token-made' };

export interface WayMail {
  readonly to: string;
  readonly what: WayChange['what'];
  /** Which address came or went, masked; empty where it was none. */
  readonly address: string;
  /** What people know the OpenID Connect issuer by, as the server’s settings say. */
  readonly issuer: string;
  /** Address of this server, without a slash at its end. */
  readonly base: string;
  readonly doneWith: Device;
  readonly language: 'en' | 'fr';
}

export function wayMail({ to, what, base, doneWith, language, ...about }: WayMail): Mail {
  const words = WORDS[language];
  const { host } = new URL(base);
  const section = what === 'token-made' ? 'bots' : 'ways';
  return layOut(to, {
    language,
    subject: words.subject[what](host),
    before: [words.said[what]({ ...about, host })],
    button: { label: words.button, href: `${base}/settings#${section}` },
    after: [`${words.from(doneWith)}${words.ifYou}`, words.ifNot],
    otherwise: words.otherwise,
  });
}

interface About {
  readonly host: string;
  readonly address: string;
  readonly issuer: string;
}
interface Words {
  readonly subject: Readonly<Record<WayChange['what'], (host: string) => string>>;
  readonly said: Readonly<Record<WayChange['what'], (about: About) => string>>;
  readonly button: string;
  from(device: Device): string;
  readonly ifYou: string;
  readonly ifNot: string;
  readonly otherwise: string;
}

const WORDS: Readonly<Record<WayMail['language'], Words>> = {
  en: {
    subject: {
      'email-added': (host) => `An address was added to your account at ${host}`,
      'email-removed': (host) => `An address was removed from your account at ${host}`,
      'issuer-added': (host) => `A way to sign in was added to your account at ${host}`,
      'issuer-removed': (host) => `A way to sign in was removed from your account at ${host}`,
      'passkey-added': (host) => `A passkey was added to your account at ${host}`,
      'passkey-removed': (host) => `A passkey was removed from your account at ${host}`,
      'token-made': (host) => `A token was made for a bot of yours at ${host}`,
    },
    said: {
      'email-added': ({ host, address }) =>
        `The address ${address} was added to your account in Atelier at ${host}. Whoever reads its mail can sign in with it.`,
      'email-removed': ({ host, address }) =>
        `The address ${address} was removed from your account in Atelier at ${host}. It opens nothing there any more.`,
      'issuer-added': ({ host, issuer }) =>
        `Your account in Atelier at ${host} was connected with ${issuer}. Whoever is signed in there can sign in with it.`,
      'issuer-removed': ({ host, issuer }) =>
        `Your account in Atelier at ${host} is no longer connected with ${issuer}.`,
      'passkey-added': ({ host }) =>
        `A passkey was added to your account in Atelier at ${host}. The device that has it can sign in with it.`,
      'passkey-removed': ({ host }) =>
        `A passkey was removed from your account in Atelier at ${host}. It opens nothing there any more.`,
      'token-made': ({ host }) =>
        `A token was made for one of your bots in Atelier at ${host}. A program that has it acts as that bot.`,
    },
    button: 'Look at your settings',
    from: ({ browser, system }) => (browser && system ? `It was done in ${browser} on ${system}. ` : ''),
    ifYou: 'If that was you, there is nothing to do.',
    ifNot: 'If it was not: sign in, remove what you do not know, and end all sessions in your settings.',
    otherwise: 'If the button does nothing, open this address:',
  },
  fr: {
    subject: {
      'email-added': (host) => `Une adresse a été ajoutée à votre compte sur ${host}`,
      'email-removed': (host) => `Une adresse a été retirée de votre compte sur ${host}`,
      'issuer-added': (host) => `Un moyen de connexion a été ajouté à votre compte sur ${host}`,
      'issuer-removed': (host) => `Un moyen de connexion a été retiré de votre compte sur ${host}`,
      'passkey-added': (host) => `Une clé d’accès a été ajoutée à votre compte sur ${host}`,
      'passkey-removed': (host) => `Une clé d’accès a été retirée de votre compte sur ${host}`,
      'token-made': (host) => `Un jeton a été créé pour l’un de vos bots sur ${host}`,
    },
    said: {
      'email-added': ({ host, address }) =>
        `L’adresse ${address} a été ajoutée à votre compte Atelier sur ${host}. Qui lit son courrier peut se connecter avec elle.`,
      'email-removed': ({ host, address }) =>
        `L’adresse ${address} a été retirée de votre compte Atelier sur ${host}. Elle n’y ouvre plus rien.`,
      'issuer-added': ({ host, issuer }) =>
        `Votre compte Atelier sur ${host} a été relié à ${issuer}. Qui y est connecté peut se connecter avec lui.`,
      'issuer-removed': ({ host, issuer }) =>
        `Votre compte Atelier sur ${host} n’est plus relié à ${issuer}.`,
      'passkey-added': ({ host }) =>
        `Une clé d’accès a été ajoutée à votre compte Atelier sur ${host}. L’appareil qui la détient peut se connecter avec elle.`,
      'passkey-removed': ({ host }) =>
        `Une clé d’accès a été retirée de votre compte Atelier sur ${host}. Elle n’y ouvre plus rien.`,
      'token-made': ({ host }) =>
        `Un jeton a été créé pour l’un de vos bots dans Atelier sur ${host}. Un programme qui le détient agit comme ce bot.`,
    },
    button: 'Voir vos réglages',
    from: ({ browser, system }) =>
      browser && system ? `Cela a été fait depuis ${browser} sur ${system}. ` : '',
    ifYou: 'Si c’était vous, il n’y a rien à faire.',
    ifNot:
      'Sinon : connectez-vous, retirez ce que vous ne connaissez pas et fermez toutes les sessions dans vos réglages.',
    otherwise: 'Si le bouton ne fait rien, ouvrez cette adresse :',
  },
};
