/** Who looks at a channel through a connection. */
import type { Viewer } from '../activities/activity.ts';
import type { Channel } from '../rooms/channel.ts';
import type { Host } from '../rooms/host.ts';
import type { Session } from './session.ts';

/** With the role they have now: somebody who became master a moment ago sees what masters see. */
export type ViewerOf = (session: Session, channel: Channel) => Viewer;

export function createViewerOf(host: Pick<Host, 'roleOf'>, now: () => number): ViewerOf {
  return ({ me }, channel) => {
    const who = me?.number ?? 0;
    const viewer = { who, role: host.roleOf(channel, who), at: now() };
    return me?.also ? { ...viewer, also: me.also } : viewer;
  };
}
