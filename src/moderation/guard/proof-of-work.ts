/**
 * Whom a proof of work is asked of before they talk or paint. Who comes is
 * looked up on arriving (`meet`), so that a command is checked without
 * asking the database.
 *
 * Never asked: staff, bots with a token (their owner answers for them), and the house.
 */
import { LRUCache } from 'lru-cache';
import { type Person, type Refusal, refuse, type Time } from '../../activities/activity.ts';
import type { Account } from '../../people/account.ts';
import type { Actor } from '../../people/actor.ts';
import { ownPrefix } from '../../people/addresses.ts';
import { isOf } from '../../people/roles.ts';
import type { Guard } from '../../rooms/draft.ts';
import { createNewcomers } from './newcomers.ts';

/** `new-accounts`: unclaimed ones of the last day, once; `suspicious`: when many came from one address. */
export type ProofMode = 'never' | 'new-accounts' | 'suspicious' | 'always';

const DAY = 86_400_000;
/** A proof is good for so long, in ms. */
const PROOF_LASTS = DAY;
/** An account is new for so long, in ms. */
const NEW_FOR = DAY;
/** New accounts from one address within an hour from which on they are suspicious. */
export const CROWD = 8;
/** People remembered; whoever was forgotten is asked for a proof again. */
const MAX_PEOPLE = 50_000;

export interface ProofFacts {
  readonly createdAt: Time;
  readonly claimed: boolean;
  /** When this account last proved its work; null for never. */
  readonly provenAt: Time | null;
}

/** The port behind which they are kept. */
export interface ProofStore {
  facts(who: Person): Promise<ProofFacts | null>;
  prove(who: Person, at: Time): Promise<void>;
}

export interface ProofOfWork extends Pick<Guard, 'check'> {
  /** Somebody asks, or connects: looks up what `check` will need, again where their account was claimed or lost its claim. */
  meet(who: Pick<Account, 'number' | 'claimed'>, address: string): Promise<void>;
  /** They solved a challenge. */
  proven(who: Person): Promise<void>;
}

export interface ProofOfWorkDeps {
  readonly mode: () => ProofMode;
  readonly store: ProofStore;
  readonly isStaff: (who: Person) => boolean;
  readonly now: () => Time;
}

export function createProofOfWork({ mode, store, isStaff, now }: ProofOfWorkDeps): ProofOfWork {
  const people = new LRUCache<Person, ProofFacts>({ max: MAX_PEOPLE });
  const newcomers = createNewcomers();

  function needsProof(who: Person, prefix: string, at: Time): boolean {
    const facts = people.get(who);
    if (!facts) return true;
    if (facts.provenAt !== null && facts.provenAt > at - PROOF_LASTS) return false;
    switch (mode()) {
      case 'never':
        return false;
      case 'always':
        return true;
      case 'new-accounts':
        return !facts.claimed && facts.createdAt > at - NEW_FOR;
      case 'suspicious':
        return !facts.claimed && newcomers.count(prefix, at) >= CROWD;
    }
  }

  const isExempt = ({ who, scopes }: Actor): boolean => who === 0 || scopes !== undefined || isStaff(who);

  return {
    async meet({ number: who, claimed }, address) {
      const kept = people.get(who);
      const known = kept?.claimed === claimed ? kept : await store.facts(who);
      if (!known) return;
      people.set(who, known);
      newcomers.seen(ownPrefix(address), who, known.createdAt, now());
    },
    async proven(who) {
      const at = now();
      await store.prove(who, at);
      const facts = await store.facts(who);
      if (facts) people.set(who, facts);
    },
    check({ activity }, actor, { type }, at): Refusal | null {
      if (mode() === 'never' || actor.address === undefined || isExempt(actor)) return null;
      const action = `${activity.name}/${type}`;
      if (!isOf('talk', action) && !isOf('paint', action) && !isOf('play', action)) return null;
      return needsProof(actor.who, ownPrefix(actor.address), at) ? refuse('people/prove-first') : null;
    },
  };
}
