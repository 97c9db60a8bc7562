/**
 * The issuer as it describes itself, fetched when somebody first wants to sign
 * in: a server whose issuer is away starts, and offers everything else.
 */
import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client';
import type { Time } from '../../../activities/activity.ts';
import type { OidcSettings } from '../../../config.ts';

export interface Issuer {
  /** @throws whatever kept it from being reached; the next call tries again */
  configuration(): Promise<Configuration>;
}

/** Milliseconds after which what it says of itself is asked for again; it may have moved an endpoint. */
const FRESH = 3_600_000;
/** Milliseconds in which a failure is told again rather than asked for again: many may press the button. */
const REST = 2_000;
/** Seconds for each request to it. */
const PATIENCE = 8;

export function createIssuer(settings: OidcSettings, now: () => Time): Issuer {
  let known: { readonly configuration: Configuration; readonly at: Time } | null = null;
  let failed: { readonly error: unknown; readonly at: Time } | null = null;
  let asking: Promise<Configuration> | null = null;

  async function ask(): Promise<Configuration> {
    try {
      const configuration = await discover(settings);
      known = { configuration, at: now() };
      failed = null;
      return configuration;
    } catch (error) {
      failed = { error, at: now() };
      // What it said an hour ago is very likely still true.
      if (known) return known.configuration;
      throw error;
    } finally {
      asking = null;
    }
  }

  return {
    async configuration() {
      if (known && now() - known.at < FRESH) return known.configuration;
      if (failed && now() - failed.at < REST) {
        if (known) return known.configuration;
        throw failed.error;
      }
      asking ??= ask();
      return asking;
    },
  };
}

/** Twice before giving up: the first request after a quiet hour often finds a connection that is gone. */
async function discover(settings: OidcSettings): Promise<Configuration> {
  const once = () =>
    discovery(new URL(settings.issuer), settings.clientId, undefined, authentication(settings.clientSecret), {
      timeout: PATIENCE,
      // The signature of an ID token is checked although it came over TLS from the issuer itself.
      execute: [
        enableNonRepudiationChecks,
        ...(settings.issuer.startsWith('http:') ? [allowInsecureRequests] : []),
      ],
    });
  return once().catch(once);
}

/** By which way the secret is shown is the issuer's to say; where it does not, the standard says Basic. */
function authentication(secret: string): ClientAuth {
  if (secret === '') return None();
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (issuer, ...rest) => {
    const methods = issuer.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (methods.includes('client_secret_basic') ? basic : post)(issuer, ...rest);
  };
}
