/** What a token may be used for; each action of the table of roles names the one it needs. */
export const SCOPES = ['read', 'place', 'chat', 'manage'] as const;
export type Scope = (typeof SCOPES)[number];

/** Reading comes with every scope: a bot that paints must see where. */
export function may(scopes: readonly Scope[], needs: Scope): boolean {
  return scopes.includes(needs) || (needs === 'read' && scopes.length > 0);
}
