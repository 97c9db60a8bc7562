/** A person at a browser of their own: nothing is shared with other visitors but the server. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** The address this visitor knows the server by. */
  readonly url: string;
  /** What the browser complained of, except what was expected: script errors, CSP violations, failed requests. */
  readonly troubles: readonly string[];
  /** Says that a complaint like this one belongs to the test, such as a refusal the page explains to the person. */
  expects(complaint: RegExp): void;
  /** Opens a path of the server. */
  open(path: string): Promise<void>;
  /** Gives the visitor a name, as if chosen on an earlier visit. */
  named(name: string): Promise<{ readonly number: number }>;
  /** A request of this visitor beside the page; fails unless it is answered with 2xx. */
  request<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: unknown): Promise<T>;
  close(): Promise<void>;
}

export interface VisitorOptions extends BrowserContextOptions {
  /** Another way to the server, such as a line that can be cut. */
  readonly url?: string;
}

/** Chromium's line in the console for an answer of 4xx or 5xx. */
export const refusedRequest = (status: number): RegExp =>
  new RegExp(`^Failed to load resource: the server responded with a status of ${status} `);
/** Its lines while there is no network. */
export const LOST = /^Failed to load resource: net::ERR_|^WebSocket connection to .* failed/;

/** How long anything on a page may take before it counts as not coming, in ms. The machine may be busy. */
const PATIENCE = 30_000;

export async function createVisitor(
  browser: Browser,
  server: string,
  { url = server, ...options }: VisitorOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const complaints: string[] = [];
  const expected: RegExp[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(`${error.error().stack ?? error.error()}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP: ${event.violatedDirective} refused ${event.blockedURI}`);
    });
  });

  async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await context.request.fetch(`/api/v1${path}`, {
      method,
      headers: { 'x-atelier': '1' },
      ...(body === undefined ? {} : { data: body }),
    });
    if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`);
    return response.status() === 204 ? (undefined as T) : ((await response.json()) as T);
  }

  return {
    context,
    page,
    url,
    get troubles() {
      return complaints.filter((text) => !expected.some((pattern) => pattern.test(text)));
    },
    expects: (complaint) => void expected.push(complaint),
    open: async (path) => void (await page.goto(path)),
    async named(name) {
      return (await request<{ me: { number: number } }>('POST', '/me', { name })).me;
    },
    request,
    close: () => context.close(),
  };
}
