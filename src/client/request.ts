/** One HTTP request to the server: headers, time limit, and errors as `ApiError`. */
import type { Refusal, RefusalDetail } from '../activities/activity.ts';

/** In ms; uploads and resets of big murals have longer ones. */
const TIME_LIMIT = 15_000;

export interface RequestOptions {
  /** `''` for the page's own origin, or `https://host/base`. */
  readonly base: string;
  readonly fetch?: typeof fetch;
  /** Sent with every request, e.g. a cookie in Node. Browsers send theirs by themselves. */
  readonly headers?: () => Readonly<Record<string, string>>;
  /** Of a bot (`atl_…`): sent instead of a session. For programs only: a page would hand it to everybody. */
  readonly token?: string | undefined;
  /** Told of each answer that is an error, such as one that concerns the whole page. */
  readonly refused?: (error: ApiError) => void;
}

/** The request was answered with an error, or with nothing: then the status is 0. A refusal like any other. */
export class ApiError extends Error implements Refusal {
  override readonly name = 'ApiError';
  readonly status: number;
  /** What to show: `mural/cooldown`, or `client/unreachable`, `client/timeout` where no answer came. */
  readonly code: string;
  readonly refused: string;
  /** Figures; `wait` is the time in ms after which to try again. */
  readonly detail: RefusalDetail;

  constructor(status: number, code: string, message: string, detail: RefusalDetail, cause?: unknown) {
    super(message, { cause });
    this.status = status;
    this.code = code;
    this.refused = code;
    this.detail = detail;
  }

  /** Another try of the same request may well succeed. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** What goes with every request, over HTTP and WebSocket; undefined for nothing. */
export function headersOf({
  headers,
  token,
}: Pick<RequestOptions, 'headers' | 'token'>): RequestOptions['headers'] {
  return token === undefined ? headers : () => ({ ...headers?.(), authorization: `Bearer ${token}` });
}

export interface Sent {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, instead of a body. */
  readonly file?: Blob;
  /** In ms. */
  readonly timeLimit?: number;
  /** To give it up: then it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export type Request = (path: string, sent?: Sent) => Promise<Response>;

export function createRequest(options: RequestOptions): Request {
  const send = options.fetch ?? ((...args: Parameters<typeof fetch>) => globalThis.fetch(...args));

  return async (path, { method = 'GET', body, file, timeLimit = TIME_LIMIT, signal } = {}) => {
    const headers: Record<string, string> = { ...headersOf(options)?.() };
    // No page of another origin can send this header without being allowed to.
    if (method !== 'GET') headers['x-atelier'] = '1';
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (file) headers['content-type'] = file.type;
    const limit = AbortSignal.timeout(timeLimit);
    const response = await send(`${options.base.replace(/\/$/, '')}/api/v1${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(file ? { body: file } : {}),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    }).catch((cause: unknown) => {
      signal?.throwIfAborted();
      const late = cause instanceof DOMException && cause.name === 'TimeoutError';
      throw new ApiError(0, late ? 'client/timeout' : 'client/unreachable', String(cause), {}, cause);
    });
    if (!response.ok) {
      const error = await problem(response);
      options.refused?.(error);
      throw error;
    }
    return response;
  };
}

export interface Http {
  get<T>(path: string): Promise<T>;
  write<T>(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    sent?: Pick<Sent, 'timeLimit'>,
  ): Promise<T>;
  readonly request: Request;
}

/** JSON in and out; an answer without content is undefined. */
export function createHttp(options: RequestOptions): Http {
  const request = createRequest(options);
  return {
    request,
    get: async <T>(path: string): Promise<T> => (await request(path)).json(),
    async write<T>(
      method: NonNullable<Sent['method']>,
      path: string,
      body: unknown = {},
      sent?: Pick<Sent, 'timeLimit'>,
    ) {
      const response = await request(path, { ...sent, method, body });
      return (response.status === 204 ? undefined : await response.json()) as T;
    },
  };
}

/** `?a=1&b=2` of those that are given; empty for none. */
export function query(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given as [string, string][])}`;
}

/** Reads RFC 9457 problem details; a proxy's error page becomes `http/502`. */
async function problem(response: Response): Promise<ApiError> {
  const details: Record<string, unknown> = await response.json().catch(() => ({}));
  const { code = `http/${response.status}`, title, detail, type: _, status: __, ...rest } = details;
  const figures = Object.entries(rest).filter(([, value]) => ['number', 'string'].includes(typeof value));
  const wait = Number.parseFloat(response.headers.get('retry-after') ?? '');
  if (wait > 0 && !('wait' in rest)) figures.push(['wait', wait * 1000]);
  const message = String(detail ?? title ?? response.statusText);
  return new ApiError(response.status, String(code), message, Object.fromEntries(figures) as RefusalDetail);
}
