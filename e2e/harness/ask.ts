/** Requests to the API as anybody could make them. */

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly type: string;
  readonly text: string;
  /** What the text says where it is JSON. */
  readonly body: { readonly code?: string; readonly [key: string]: unknown };
}

/** @param body an object as JSON, or a text as it is */
export async function askAt(
  server: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(`${server}/api/v1${path}`, {
    method,
    headers: {
      'x-atelier': '1',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const type = response.headers.get('content-type') ?? '';
  const text = await response.text();
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    type,
    text,
    body: type.includes('json') ? JSON.parse(text) : {},
  };
}
