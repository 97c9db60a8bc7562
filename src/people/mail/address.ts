/** E-mail addresses as people type them. */
import { domainToASCII } from 'node:url';
import { type Refusal, refuse } from '../../activities/activity.ts';

/** As RFC 5321 has it, in characters. */
const MAX_ADDRESS = 254;
const MAX_LOCAL = 64;
/** What browsers take for `<input type="email">`: no quotes, no comments, nothing that a mail header could be broken with. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** `domainToASCII` reads its input as a part of a URL, and would drop what comes after a slash. */
const TYPED_DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u;
const DOMAIN = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/**
 * The address in lower case, an international domain in its ASCII form, so that each has one form only;
 * `people/bad-email` for what cannot be one.
 */
export function readEmail(raw: string): string | Refusal {
  const typed = raw.trim();
  const at = typed.lastIndexOf('@');
  if (typed.length > MAX_ADDRESS || at < 1) return refuse('people/bad-email');
  const local = typed.slice(0, at).toLowerCase();
  const given = typed.slice(at + 1);
  const domain = TYPED_DOMAIN.test(given) ? domainToASCII(given) : '';
  const good = local.length <= MAX_LOCAL && LOCAL.test(local) && DOMAIN.test(domain);
  const address = `${local}@${domain}`;
  return good && address.length <= MAX_ADDRESS ? address : refuse('people/bad-email');
}

/** Enough to know one's own by, too little to write to: `a•••@example.org`. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}•••${address.slice(at)}`;
}
