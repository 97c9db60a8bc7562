/** IP addresses and prefixes of them, as limits and bans count them. */
import { BlockList, isIP } from 'node:net';

/** Whoever has IPv6 has a /64 of addresses. */
const OWN_V6 = 64;

/**
 * What one household or school is known by: an IPv4 address as it is, of IPv6 its /64.
 *
 * @returns the empty string for what is no address
 */
export function ownPrefix(address: string): string {
  const plain = withoutMapping(address);
  if (isIP(plain) !== 6) return isIP(plain) === 4 ? plain : '';
  return `${groupsOf(plain)
    .slice(0, OWN_V6 / 16)
    .join(':')}::/${OWN_V6}`;
}

/** Whether `203.0.113.7`, `203.0.113.0/24` or `2001:db8::/64` covers this address. */
export function covers(prefix: string, address: string): boolean {
  const plain = withoutMapping(address);
  const [base = '', length] = prefix.split('/');
  const family = isIP(base);
  if (family === 0 || isIP(plain) !== family) return false;
  const list = new BlockList();
  const name = family === 4 ? 'ipv4' : 'ipv6';
  list.addSubnet(base, length === undefined ? (family === 4 ? 32 : 128) : Number(length), name);
  return list.check(plain, name);
}

/** `::ffff:203.0.113.7` is an IPv4 address that came in by an IPv6 socket. */
function withoutMapping(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  const all = [...left, ...new Array<string>(Math.max(0, gap)).fill('0'), ...right];
  return all.map((group) => Number.parseInt(group, 16).toString(16));
}
