/** Keys of private rooms that this device may pass on, by room code. */
import { keep, loadKept } from '../kit/kept.ts';

const KEY = 'invites';

function invites(): Readonly<Record<string, string>> {
  return loadKept(KEY, (value) => value as Record<string, string>) ?? {};
}

export function keepInvite(code: string, invite: string): void {
  keep(KEY, { ...invites(), [code]: invite });
}

export function inviteOf(code: string): string | undefined {
  return invites()[code];
}

/** The address to hand to others. */
export function roomAddress(code: string, invite?: string): string {
  return `${location.origin}/r/${code}${invite ? `?invite=${encodeURIComponent(invite)}` : ''}`;
}
