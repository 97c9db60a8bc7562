/**
 * Every setting, read once from the environment: its name, default, unit and
 * meaning. The table in README.md is checked against `settings`.
 */
import { resolve } from 'node:path';
import { trustOf } from './api/proxies.ts';
import { ConfigError } from './config-error.ts';
import { readSecretFile } from './secret-file.ts';

/** What settings are about, in the order in which the desk shows them. */
export const TOPICS = ['address', 'machine', 'rooms', 'limits', 'sign-in', 'mail'] as const;
type Topic = (typeof TOPICS)[number];

interface Setting {
  readonly name: string;
  readonly topic: Topic;
  readonly fallback: string;
  readonly meaning: string;
  /** Named on the desk, but never told. */
  readonly secret?: true;
  /** Inclusive bounds of a number. */
  readonly range?: readonly [number, number];
}

const define = <const T extends Record<string, Setting>>(table: T): T => table;

export const settings = define({
  port: {
    name: 'PORT',
    topic: 'address',
    fallback: '3000',
    range: [0, 65_535],
    meaning: 'TCP port to listen on; 0 picks a free one',
  },
  host: {
    name: 'HOST',
    topic: 'address',
    fallback: '127.0.0.1',
    meaning: 'Address to listen on; 0.0.0.0 for every interface',
  },
  publicUrl: {
    name: 'PUBLIC_URL',
    topic: 'address',
    fallback: '',
    meaning:
      'Address people use, such as https://paint.example.org; turns on Secure cookies when it is https',
  },
  dataDir: {
    name: 'DATA_DIR',
    topic: 'machine',
    fallback: './data',
    meaning: 'Folder of the database and its backups',
  },
  canvasWidth: {
    name: 'CANVAS_WIDTH',
    topic: 'rooms',
    fallback: '1000',
    range: [16, 4096],
    meaning: 'Width of the public mural in pixels, when it is made',
  },
  canvasHeight: {
    name: 'CANVAS_HEIGHT',
    topic: 'rooms',
    fallback: '1000',
    range: [16, 4096],
    meaning: 'Height of the public mural in pixels, when it is made',
  },
  pixelCooldown: {
    name: 'PIXEL_COOLDOWN',
    topic: 'rooms',
    fallback: '5',
    range: [0, 86_400],
    meaning: 'Seconds between two pixels of one person on the public mural',
  },
  sessionDays: {
    name: 'SESSION_DAYS',
    topic: 'sign-in',
    fallback: '30',
    range: [1, 3650],
    meaning: 'Days until a session ends that nobody uses',
  },
  sessionMaxDays: {
    name: 'SESSION_MAX_DAYS',
    topic: 'sign-in',
    fallback: '180',
    range: [1, 3650],
    meaning:
      'Days until a session ends however much it is used; not of accounts that have no way back but their session',
  },
  trustProxy: {
    name: 'TRUST_PROXY',
    topic: 'address',
    fallback: '',
    meaning:
      'Addresses of reverse proxies whose X-Forwarded-For counts, or ranges as 10.0.0.0/8, comma-separated',
  },
  frameAncestors: {
    name: 'FRAME_ANCESTORS',
    topic: 'address',
    fallback: "'self'",
    meaning: 'Pages that may embed a room, as in the CSP directive of that name',
  },
  allowedOrigins: {
    name: 'ALLOWED_ORIGINS',
    topic: 'address',
    fallback: '',
    meaning: 'Other origins whose pages may call the API and the live endpoint, comma-separated',
  },
  emptyRoomDays: {
    name: 'EMPTY_ROOM_DAYS',
    topic: 'rooms',
    fallback: '90',
    range: [0, 3650],
    meaning: 'Days after which a room nobody used is archived; 0 keeps all',
  },
  archiveGraceDays: {
    name: 'ARCHIVE_GRACE_DAYS',
    topic: 'rooms',
    fallback: '30',
    range: [1, 3650],
    meaning: 'Days an archived room can be brought back before it is deleted',
  },
  idleRoomMinutes: {
    name: 'IDLE_ROOM_MINUTES',
    topic: 'rooms',
    fallback: '10',
    range: [0, 1440],
    meaning: 'Minutes until a room nobody looks at leaves memory',
  },
  snapshotSeconds: {
    name: 'SNAPSHOT_SECONDS',
    topic: 'rooms',
    fallback: '60',
    range: [1, 3600],
    meaning: 'Seconds between two snapshots of a room that changes',
  },
  commandsPerSecond: {
    name: 'COMMANDS_PER_SECOND',
    topic: 'limits',
    fallback: '50',
    range: [1, 1_000_000],
    meaning: 'Live commands a second for each connection; three times as many in a burst',
  },
  bytesPerSecond: {
    name: 'BYTES_PER_SECOND',
    topic: 'limits',
    fallback: '65536',
    range: [1024, 1_000_000_000],
    meaning: 'Bytes of live commands a second for each connection; three times as many in a burst',
  },
  connectionsPerAddress: {
    name: 'CONNECTIONS_PER_ADDRESS',
    topic: 'limits',
    fallback: '500',
    range: [1, 1_000_000],
    meaning: 'Live connections from one address (a school may share one)',
  },
  requestsPerMinute: {
    name: 'REQUESTS_PER_MINUTE',
    topic: 'limits',
    fallback: '1200',
    range: [10, 10_000_000],
    meaning: 'API requests a minute from one address',
  },
  tokenRequestsPerMinute: {
    name: 'TOKEN_REQUESTS_PER_MINUTE',
    topic: 'limits',
    fallback: '600',
    range: [1, 10_000_000],
    meaning: 'API requests a minute with one token of a bot; they do not count for its address',
  },
  tokenCommandsPerSecond: {
    name: 'TOKEN_COMMANDS_PER_SECOND',
    topic: 'limits',
    fallback: '20',
    range: [1, 1_000_000],
    meaning:
      'Commands a second with one token of a bot, over all its connections; three times as many in a burst',
  },
  metricsToken: {
    name: 'METRICS_TOKEN',
    topic: 'machine',
    fallback: '',
    secret: true,
    meaning:
      'Secret with which /metrics is read (Authorization: Bearer …); without it only this machine may read it',
  },
  oidcIssuer: {
    name: 'OIDC_ISSUER',
    topic: 'sign-in',
    fallback: '',
    meaning: 'Address of an OpenID Connect issuer people may sign in with; see docs/sign-in.md',
  },
  oidcClientId: {
    name: 'OIDC_CLIENT_ID',
    topic: 'sign-in',
    fallback: '',
    meaning: 'What the issuer knows this server by',
  },
  oidcClientSecret: {
    name: 'OIDC_CLIENT_SECRET',
    topic: 'sign-in',
    fallback: '',
    secret: true,
    meaning: 'Secret of this server at the issuer; empty for a public client',
  },
  oidcClientSecretFile: {
    name: 'OIDC_CLIENT_SECRET_FILE',
    topic: 'sign-in',
    fallback: '',
    meaning:
      'File with that secret instead, as Docker and Kubernetes mount them; others on the machine must not be able to write to it',
  },
  oidcName: {
    name: 'OIDC_NAME',
    topic: 'sign-in',
    fallback: '',
    meaning: 'What the button to sign in with it says; the host of the issuer where empty',
  },
  oidcScopes: {
    name: 'OIDC_SCOPES',
    topic: 'sign-in',
    fallback: 'openid email profile',
    meaning: 'What the issuer is asked for, separated by spaces',
  },
  smtpUrl: {
    name: 'SMTP_URL',
    topic: 'mail',
    fallback: '',
    secret: true,
    meaning:
      'Server for outgoing mail, such as smtps://user:password@mail.example.org; turns on signing in by e-mail and needs PUBLIC_URL',
  },
  mailFrom: {
    name: 'MAIL_FROM',
    topic: 'mail',
    fallback: '',
    meaning:
      'Sender of mail, such as Atelier <hello@example.org>; no-reply@ the host of PUBLIC_URL where empty',
  },
  mailsPerHour: {
    name: 'MAILS_PER_HOUR',
    topic: 'mail',
    fallback: '500',
    range: [1, 1_000_000],
    meaning: 'Mails an hour that this server sends at most',
  },
  logLevel: {
    name: 'LOG_LEVEL',
    topic: 'machine',
    fallback: 'warn',
    meaning: 'fatal, error, warn, info, debug or trace',
  },
});

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Without a trailing slash; empty when not set. */
  readonly publicUrl: string;
  /** Absolute. */
  readonly dataDir: string;
  readonly canvasWidth: number;
  readonly canvasHeight: number;
  readonly pixelCooldown: number;
  readonly sessionDays: number;
  readonly sessionMaxDays: number;
  readonly trustProxy: readonly string[];
  readonly frameAncestors: string;
  readonly allowedOrigins: readonly string[];
  readonly emptyRoomDays: number;
  readonly archiveGraceDays: number;
  readonly idleRoomMinutes: number;
  readonly snapshotSeconds: number;
  readonly commandsPerSecond: number;
  readonly bytesPerSecond: number;
  readonly connectionsPerAddress: number;
  readonly requestsPerMinute: number;
  readonly tokenRequestsPerMinute: number;
  readonly tokenCommandsPerSecond: number;
  /** Empty when not set. */
  readonly metricsToken: string;
  /** Null when not set. */
  readonly oidc: OidcSettings | null;
  /** Empty when not set. */
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly mailsPerHour: number;
  readonly logLevel: string;
  /** All settings as they were given. */
  readonly shown: readonly ShownSetting[];
}

/** A setting as those who look after the server see it. */
export interface ShownSetting {
  readonly name: string;
  readonly topic: Topic;
  readonly meaning: string;
  /** Null where it is a secret. */
  readonly value: string | null;
  /** Whether it is other than its default. */
  readonly set: boolean;
}

/** An OpenID Connect issuer, and what this server is to it. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Empty for a public client. */
  readonly clientSecret: string;
  /** What people know it by. */
  readonly name: string;
  readonly scopes: string;
}

/** @throws ConfigError on the first setting that cannot be used */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const text = (setting: Setting): string => environment[setting.name]?.trim() || setting.fallback;
  const number = (setting: Setting): number => {
    const [low, high] = setting.range ?? [0, Number.MAX_SAFE_INTEGER];
    const value = Number(text(setting));
    if (Number.isInteger(value) && value >= low && value <= high) return value;
    throw new ConfigError(
      `${setting.name} is "${text(setting)}"; it must be a whole number from ${low} to ${high}.`,
    );
  };
  const list = (setting: Setting): string[] =>
    text(setting)
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  return {
    port: number(settings.port),
    host: text(settings.host),
    publicUrl: publicUrl(text(settings.publicUrl)),
    dataDir: resolve(text(settings.dataDir)),
    canvasWidth: number(settings.canvasWidth),
    canvasHeight: number(settings.canvasHeight),
    pixelCooldown: number(settings.pixelCooldown),
    sessionDays: number(settings.sessionDays),
    sessionMaxDays: number(settings.sessionMaxDays),
    trustProxy: proxies(list(settings.trustProxy)),
    frameAncestors: text(settings.frameAncestors),
    allowedOrigins: list(settings.allowedOrigins),
    emptyRoomDays: number(settings.emptyRoomDays),
    archiveGraceDays: number(settings.archiveGraceDays),
    idleRoomMinutes: number(settings.idleRoomMinutes),
    snapshotSeconds: number(settings.snapshotSeconds),
    commandsPerSecond: number(settings.commandsPerSecond),
    bytesPerSecond: number(settings.bytesPerSecond),
    connectionsPerAddress: number(settings.connectionsPerAddress),
    requestsPerMinute: number(settings.requestsPerMinute),
    tokenRequestsPerMinute: number(settings.tokenRequestsPerMinute),
    tokenCommandsPerSecond: number(settings.tokenCommandsPerSecond),
    metricsToken: text(settings.metricsToken),
    oidc: oidc(text),
    ...mail(text),
    mailsPerHour: number(settings.mailsPerHour),
    logLevel: logLevel(text(settings.logLevel)),
    shown: shown(text),
  };
}

function publicUrl(value: string): string {
  if (value === '') return '';
  if (URL.canParse(value) && /^https?:/.test(value)) return value.replace(/\/+$/, '');
  throw new ConfigError(`PUBLIC_URL is "${value}"; it must be an address such as https://paint.example.org.`);
}

function proxies(given: readonly string[]): readonly string[] {
  try {
    trustOf(given);
    return given;
  } catch (error) {
    throw new ConfigError(`TRUST_PROXY is "${given.join(', ')}": ${(error as Error).message}.`);
  }
}

function mail(text: (setting: Setting) => string): Pick<Config, 'smtpUrl' | 'mailFrom'> {
  const [smtpUrl, own] = [text(settings.smtpUrl), text(settings.publicUrl)];
  // Never the value: it holds a password.
  if (smtpUrl !== '' && !(URL.canParse(smtpUrl) && /^smtps?:\/\/./.test(smtpUrl)))
    throw new ConfigError('SMTP_URL must be an address such as smtps://user:password@mail.example.org.');
  if (smtpUrl !== '' && own === '')
    throw new ConfigError('SMTP_URL needs PUBLIC_URL: the links in mails lead there.');
  const from =
    text(settings.mailFrom) || `Atelier <no-reply@${own === '' ? 'localhost' : new URL(own).hostname}>`;
  if (/[\r\n]/.test(from) || !/^[^<>@]*<?[^\s<>@]+@[^\s<>@]+>?$/.test(from))
    throw new ConfigError(`MAIL_FROM is "${from}"; it must be like Atelier <hello@example.org>.`);
  return { smtpUrl, mailFrom: from };
}

function oidc(text: (setting: Setting) => string): OidcSettings | null {
  const [issuer, clientId] = [text(settings.oidcIssuer), text(settings.oidcClientId)];
  if (issuer === '' && clientId === '') return null;
  const address = URL.canParse(issuer) ? new URL(issuer) : null;
  if (
    !address ||
    !(address.protocol === 'https:' || (address.protocol === 'http:' && isThisMachine(address)))
  ) {
    throw new ConfigError(
      `OIDC_ISSUER is "${issuer}"; it must be an address such as https://id.example.org (http only on this machine).`,
    );
  }
  if (clientId === '') throw new ConfigError('OIDC_CLIENT_ID is empty; OIDC_ISSUER needs it.');
  const scopes = text(settings.oidcScopes);
  if (!scopes.split(/\s+/).includes('openid')) {
    throw new ConfigError(`OIDC_SCOPES is "${scopes}"; "openid" must be among them.`);
  }
  const clientSecret = oidcSecret(text(settings.oidcClientSecret), text(settings.oidcClientSecretFile));
  return { issuer, clientId, clientSecret, name: text(settings.oidcName) || address.host, scopes };
}

function oidcSecret(value: string, file: string): string {
  if (file === '') return value;
  if (value !== '') throw new ConfigError('Set OIDC_CLIENT_SECRET or OIDC_CLIENT_SECRET_FILE, not both.');
  return readSecretFile(settings.oidcClientSecretFile.name, resolve(file));
}

const isThisMachine = ({ hostname }: URL): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

function logLevel(value: string): string {
  const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
  if (levels.includes(value)) return value;
  throw new ConfigError(`LOG_LEVEL is "${value}"; it must be one of ${levels.join(', ')}.`);
}

/** What was said, for those who look after the server; of secrets only that they were. */
function shown(text: (setting: Setting) => string): ShownSetting[] {
  return Object.values<Setting>(settings).map((setting) => {
    const { name, topic, meaning, fallback, secret } = setting;
    const said = text(setting);
    // `./data` says nothing to somebody who is not there.
    const value = setting === settings.dataDir ? resolve(said) : said;
    return { name, topic, meaning, value: secret ? null : value, set: said !== fallback };
  });
}
