import { createInvitesApi } from '../../../client/invites.ts';

export const invitesApi = createInvitesApi({ base: '' });

/** The address to hand to others. What stands after # stays in the browser: it is in no log and no referrer. */
export const joinAddress = (token: string): string => `${location.origin}/join#${token}`;
