/** What keeps a page from using passkeys: browsers offer them only to some. */
export type Obstacle =
  /** It came over plain http from another machine. */
  | 'insecure'
  /** Its address is one of numbers: passkeys belong to a name. */
  | 'numbers'
  /** The browser has none. */
  | 'unsupported';

interface Surroundings {
  readonly secure: boolean;
  readonly hostname: string;
  readonly supported: boolean;
}

/** What to do about it is worth knowing in this order: an address is changed more easily than a browser. */
export function obstacleOf({ secure, hostname, supported }: Surroundings): Obstacle | null {
  if (/^[\d.]+$|^\[/.test(hostname)) return secure ? 'numbers' : 'insecure';
  if (!secure) return 'insecure';
  return supported ? null : 'unsupported';
}

/** Of this page. */
export function obstacle(): Obstacle | null {
  return obstacleOf({
    secure: isSecureContext,
    hostname: location.hostname,
    supported: 'PublicKeyCredential' in globalThis,
  });
}

/** The same page by a name, where this machine itself serves it by numbers. */
export function byName(address: string): string | null {
  const url = new URL(address);
  if (!/^127\.|^\[::1\]$/.test(url.hostname)) return null;
  url.hostname = 'localhost';
  return url.href;
}
