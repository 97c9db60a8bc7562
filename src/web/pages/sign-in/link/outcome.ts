/** What following a link would mean for the person who holds it, as the page says it. */
import type { LinkChoice, LinkLook } from '../../../../client/types.ts';

export interface Outcome {
  readonly title: 'sign-in' | 'already' | 'keep' | 'add' | 'go-on' | 'elsewhere' | 'new';
  readonly text:
    | 'sign-in'
    | 'switch'
    | 'already'
    | 'keep'
    | 'add'
    | 'go-on'
    | 'elsewhere'
    | 'new'
    | 'new-beside'
    | 'new-instead';
  readonly verb: 'sign-in' | 'go-on' | 'keep' | 'add' | 'new';
  /** What is lost by it. */
  readonly warning: 'left-behind' | null;
  /** A better way: ask for a link as who one is here, or open this one where it was asked for. */
  readonly instead: 'ask-here' | 'open-there' | null;
}

const PLAIN = { warning: null, instead: null } as const;

export function outcomeOf({ account, here, forElsewhere, choices }: LinkLook, choice: LinkChoice): Outcome {
  // What nobody has a way back to stays behind for good.
  const warning = here && !here.claimed && choice !== 'bring' && choice !== 'connect' ? 'left-behind' : null;
  if (choice === 'connect') {
    if (!here) return { title: 'go-on', text: 'go-on', verb: 'sign-in', ...PLAIN };
    const how = here.claimed ? 'add' : 'keep';
    return { title: how, text: how, verb: how, ...PLAIN };
  }
  if (choice === 'apart') {
    // Chosen against the usual: the person knows why.
    if (choices[0] !== 'apart') return { title: 'new', text: 'new', verb: 'new', warning, instead: null };
    if (forElsewhere)
      return { title: 'elsewhere', text: 'elsewhere', verb: 'new', warning, instead: 'open-there' };
    if (!here) return { title: 'new', text: 'new', verb: 'new', ...PLAIN };
    return {
      title: 'new',
      text: here.claimed ? 'new-beside' : 'new-instead',
      verb: 'new',
      warning,
      instead: 'ask-here',
    };
  }
  if (here && here.number === account?.number)
    return { title: 'already', text: 'already', verb: 'go-on', ...PLAIN };
  return {
    title: 'sign-in',
    text: here?.claimed ? 'switch' : 'sign-in',
    verb: 'sign-in',
    warning,
    instead: null,
  };
}
