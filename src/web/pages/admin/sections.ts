/** What lies on the desk: a section for each subject, fetched when it is first opened. */
import { Gauge, type LucideIcon } from 'lucide-preact';
import { lazy } from 'preact-iso';
import type { DeskState } from '../../../client/desk.ts';
import { loadPage } from '../../kit/load-page.ts';

export type SectionId = 'overview' | 'rooms' | 'people' | 'reports' | 'bans' | 'audit' | 'settings' | 'jobs';

export interface Section {
  /** Its word is `section-<id>`. */
  readonly id: SectionId;
  readonly path: string;
  readonly icon: LucideIcon;
  /** The least role that sees it. The server asks for itself, for each request. */
  readonly least: DeskState['role'];
  readonly Body: () => preact.JSX.Element;
  /** What waits there. */
  readonly waiting?: (state: DeskState) => number;
}

const body = (load: () => Promise<() => preact.JSX.Element>) => lazy(loadPage(load));

export const SECTIONS: readonly Section[] = [
  {
    id: 'overview',
    path: '/admin',
    icon: Gauge,
    least: 'moderator',
    Body: body(async () => (await import('./overview/overview-page.tsx')).OverviewPage),
  },
];

/** Those somebody in this role sees. */
export function sectionsFor(role: DeskState['role']): readonly Section[] {
  return SECTIONS.filter(({ least }) => role === 'admin' || least === 'moderator');
}
