/** Signing in with an OpenID Connect issuer: authorization code with PKCE, state and nonce. */
import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  type Configuration,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { isRefusal, type Refusal, refuse, type Time } from '../../../activities/activity.ts';
import type { OidcSettings } from '../../../config.ts';
import type { ProvenIdentity } from '../arrive.ts';
import { identityOf } from './claims.ts';
import { createIssuer } from './issuer.ts';

/** What is needed to judge the answer; for nobody's eyes. */
export interface Asked {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

export interface Oidc {
  /** What people know the issuer by. */
  readonly name: string;
  /** The issuer's page to send somebody to, or `people/oidc-away`. */
  ask(redirectUri: string): Promise<{ readonly url: string; readonly asked: Asked } | Refusal>;
  /**
   * Who came back from it, or `people/oidc-denied`, `people/oidc-away`, `people/oidc-refused`,
   * `people/sign-in-stale`.
   *
   * @param address where the issuer sent them, with its answer in the query
   */
  answer(address: URL, asked: Asked): Promise<ProvenIdentity | Refusal>;
}

export function createOidc(deps: {
  readonly settings: OidcSettings;
  readonly now: () => Time;
  /** Something an operator should know of; never holds a code or a token. */
  readonly warn: (what: string, error: unknown) => void;
}): Oidc {
  const { settings, warn } = deps;
  const { name } = settings;
  const issuer = createIssuer(settings, deps.now);

  async function reach(): Promise<Configuration | Refusal> {
    try {
      return await issuer.configuration();
    } catch (error) {
      warn('the OpenID issuer cannot be reached', error);
      return refuse('people/oidc-away', { name });
    }
  }

  return {
    name,
    async ask(redirectUri) {
      const configuration = await reach();
      if (isRefusal(configuration)) return configuration;
      const asked = { verifier: randomPKCECodeVerifier(), state: randomState(), nonce: randomNonce() };
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: settings.scopes,
        code_challenge: await calculatePKCECodeChallenge(asked.verifier),
        code_challenge_method: 'S256',
        state: asked.state,
        nonce: asked.nonce,
      });
      return { url: url.href, asked };
    },
    async answer(address, { verifier, state, nonce }) {
      // Also where it tells an error: only what was asked for here counts.
      if (address.searchParams.get('state') !== state) return refuse('people/sign-in-stale');
      const configuration = await reach();
      if (isRefusal(configuration)) return configuration;
      try {
        const tokens = await authorizationCodeGrant(configuration, address, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
        });
        const claims = tokens.claims();
        if (!claims) throw new Error('the issuer sent no ID token');
        return identityOf({ ...(await moreOf(configuration, tokens.access_token, claims.sub)), ...claims });
      } catch (error) {
        const refusal = judge(error, name);
        if (refusal.refused !== 'people/oidc-denied') warn('signing in with the OpenID issuer failed', error);
        return refusal;
      }
    },
  };

  /** Many issuers keep names out of the ID token. Without them the sign-in is as good, only less well named. */
  async function moreOf(configuration: Configuration, token: string, subject: string): Promise<object> {
    if (!configuration.serverMetadata().userinfo_endpoint) return {};
    try {
      return await fetchUserInfo(configuration, token, subject);
    } catch (error) {
      warn('the OpenID issuer said who it is, but not more', error);
      return {};
    }
  }
}

/** What the person can do about it: try again, come back later, or ask the host. */
function judge(error: unknown, name: string): Refusal {
  if (error instanceof AuthorizationResponseError) {
    const { error: code } = error;
    if (code === 'access_denied') return refuse('people/oidc-denied', { name });
    if (code === 'temporarily_unavailable' || code === 'server_error')
      return refuse('people/oidc-away', { name });
    return refuse('people/oidc-refused', { name, reason: code.slice(0, 60) });
  }
  // A code that was used or is too old; anything else it answers is a matter of configuration.
  if (error instanceof ResponseBodyError) {
    if (error.error === 'invalid_grant') return refuse('people/sign-in-stale');
    return refuse('people/oidc-refused', { name, reason: error.error.slice(0, 60) });
  }
  if (error instanceof ClientError) {
    if (error.code === 'OAUTH_TIMEOUT') return refuse('people/oidc-away', { name });
    if (error.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM') return refuse('people/oidc-away', { name });
    return refuse('people/oidc-refused', { name, reason: (error.code ?? 'answer').slice(0, 60) });
  }
  // `fetch` throws a TypeError when there is no connection.
  if (error instanceof TypeError) return refuse('people/oidc-away', { name });
  return refuse('people/oidc-refused', { name, reason: 'answer' });
}
