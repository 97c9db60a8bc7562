/** A real OpenID Connect issuer on this machine whose people sign in as the test says. */
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type ClientMetadata, type Configuration, interactionPolicy } from 'oidc-provider';

/** What the issuer knows of somebody, by OpenID Connect's names. */
export interface Claims {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly preferred_username?: string;
  readonly name?: string;
}

export interface OpenidProvider {
  readonly issuer: string;
  /** Who is at its keyboard: a subject, or `null` who cancels. */
  person: string | null;
  readonly people: Map<string, Claims>;
  /** Goes away, or comes back on the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

export const CLIENT = { client_id: 'atelier', client_secret: 'a secret of the club' };

/** @param redirectUris where it may send people back to */
export async function startOpenidProvider(redirectUris: string[]): Promise<OpenidProvider> {
  const listener = createServer();
  const port = await listen(listener, 0);
  const issuer = `http://127.0.0.1:${port}`;
  const people = new Map<string, Claims>();
  let server: Server | null = listener;

  const provider = new Provider(issuer, configuration(redirectUris, people));
  // Everything is on this machine, without TLS; the provider says so on every start.
  const handle = provider.callback();

  const self: OpenidProvider = {
    issuer,
    person: null,
    people,
    async stop() {
      const closing = server;
      server = null;
      if (!closing) return;
      closing.close();
      closing.closeAllConnections();
      await once(closing, 'close');
    },
    async start() {
      server = createServer(answer);
      await listen(server, port);
    },
  };

  /** Its page of signing in: no page, the person the test named has answered already. */
  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { prompt, params, grantId } = await provider.interactionDetails(request, response);
    if (self.person === null) {
      const result = { error: 'access_denied', error_description: 'They would rather not' };
      return provider.interactionFinished(request, response, result);
    }
    if (prompt.name === 'login') {
      return provider.interactionFinished(request, response, { login: { accountId: self.person } });
    }
    const grant =
      (grantId ? await provider.Grant.find(grantId) : undefined) ??
      new provider.Grant({ accountId: self.person, clientId: String(params.client_id) });
    grant.addOIDCScope('openid email profile');
    const consent = { consent: { grantId: await grant.save() } };
    return provider.interactionFinished(request, response, consent, { mergeWithLastSubmission: true });
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const done = request.url?.startsWith('/interaction/')
      ? interact(request, response)
      : handle(request, response);
    Promise.resolve(done).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  }
  listener.on('request', answer);
  return self;
}

function configuration(redirectUris: string[], people: ReadonlyMap<string, Claims>): Configuration {
  const client: ClientMetadata = {
    ...CLIENT,
    redirect_uris: redirectUris,
    response_types: ['code'],
    grant_types: ['authorization_code'],
  };
  const policy = interactionPolicy.base();
  return {
    clients: [client],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username'] },
    async findAccount(_context, sub) {
      const claims = people.get(sub);
      return claims && { accountId: sub, claims: async () => ({ sub, ...claims }) };
    },
    features: { devInteractions: { enabled: false } },
    interactions: { policy, url: (_context, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['only for tests'] },
    jwks: { keys: [{ ...privateKey(), kid: 'one', use: 'sig', alg: 'RS256' }] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, IdToken: 600, AccessToken: 600 },
  };
}

function privateKey(): { kty: string } {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ format: 'jwk' }) as { kty: string };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
