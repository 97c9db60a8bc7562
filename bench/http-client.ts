/** HTTP as a browser speaks it, with the bytes on the wire: keep-alive, brotli taken, nothing unpacked. */
import { Agent, request } from 'node:http';
import type { Socket } from 'node:net';

export interface HttpClient {
  send(wish: HttpWish): Promise<HttpAnswer>;
  /** Bytes received on all connections so far, heads included. */
  readonly received: number;
  close(): void;
}

export interface HttpWish {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

export interface HttpAnswer {
  readonly status: number;
  readonly encoding: string | undefined;
  readonly body: Buffer;
}

/** As many connections as browsers open to one host. */
const CONNECTIONS = 6;

export function createHttpClient(port: number): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const sockets = new Set<Socket>();
  return {
    send: ({ method = 'GET', path, headers, body }) =>
      new Promise((resolve, reject) => {
        const sent = request(
          { host: '127.0.0.1', port, method, path, agent, headers: { 'accept-encoding': 'br', ...headers } },
          (response) => {
            sockets.add(response.socket);
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('end', () => {
              const encoding = response.headers['content-encoding'];
              resolve({ status: response.statusCode ?? 0, encoding, body: Buffer.concat(chunks) });
            });
            response.on('error', reject);
          },
        );
        sent.on('error', reject);
        sent.end(body);
      }),
    get received() {
      return [...sockets].reduce((sum, { bytesRead }) => sum + bytesRead, 0);
    },
    close: () => agent.destroy(),
  };
}
