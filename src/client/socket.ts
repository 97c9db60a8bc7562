/** What the connection needs of a WebSocket: the browser's, Node's and the `ws` package's all have it. */
export interface Socket {
  binaryType: string;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  onerror: ((event: never) => void) | null;
  send(text: string): void;
  close(code?: number): void;
}

export type OpenSocket = (url: string, protocol: string) => Socket;

/** The global WebSocket. Headers (a cookie, a token) go along in Node only: browsers send their own. */
export function openWebSocket(headers?: () => Readonly<Record<string, string>>): OpenSocket {
  return (url, protocol) =>
    new WebSocket(
      url,
      (headers ? { protocols: [protocol], headers: headers() } : protocol) as string,
    ) as unknown as Socket;
}

/** `http://host/base` becomes `ws://host/base/live`. An empty base is the page's own origin. */
export function socketUrl(base: string, path: string): string {
  return (base || globalThis.location.origin).replace(/^http/, 'ws').replace(/\/$/, '') + path;
}
