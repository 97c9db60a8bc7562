/** The limits that know more than one room, as the one guard that commands pass (`rooms/draft.ts`). */
import type { Guard } from '../../rooms/draft.ts';
import type { ProofOfWork } from './proof-of-work.ts';

export function createGuard(proofs: ProofOfWork, addresses: Guard): Guard {
  return {
    check: (channel, actor, command, at) =>
      proofs.check(channel, actor, command, at) ?? addresses.check(channel, actor, command, at),
    done: addresses.done,
  };
}
