/** What lies on the desk: a section for each subject, fetched when it is first opened. */
import {
  Ban,
  DoorOpen,
  Flag,
  Gauge,
  ListChecks,
  type LucideIcon,
  ScrollText,
  Settings,
  Ticket,
  UsersRound,
} from 'lucide-preact';
import { lazy } from 'preact-iso';
import type { DeskState } from '../../../client/desk.ts';
import { loadPage } from '../../kit/load-page.ts';

export type SectionId =
  | 'overview'
  | 'rooms'
  | 'people'
  | 'invites'
  | 'reports'
  | 'bans'
  | 'audit'
  | 'settings'
  | 'jobs';

export interface Section {
  /** Its word is `section-<id>`. */
  readonly id: SectionId;
  readonly path: string;
  /** Paths of single things in it. */
  readonly items?: RegExp;
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
  {
    id: 'rooms',
    path: '/admin/rooms',
    icon: DoorOpen,
    least: 'moderator',
    Body: body(async () => (await import('./rooms/rooms-page.tsx')).RoomsPage),
  },
  {
    id: 'people',
    path: '/admin/people',
    items: /^\/admin\/people\/[1-9]\d{0,9}$/,
    icon: UsersRound,
    least: 'moderator',
    Body: body(async () => (await import('./people/people-page.tsx')).PeoplePage),
  },
  {
    id: 'invites',
    path: '/admin/invites',
    icon: Ticket,
    least: 'admin',
    Body: body(async () => (await import('./invites-page.tsx')).InvitesPage),
  },
  {
    id: 'reports',
    path: '/admin/reports',
    icon: Flag,
    least: 'moderator',
    Body: body(async () => (await import('./reports/reports-page.tsx')).ReportsPage),
    waiting: ({ openReports }) => openReports,
  },
  {
    id: 'bans',
    path: '/admin/bans',
    icon: Ban,
    least: 'moderator',
    Body: body(async () => (await import('./bans/bans-page.tsx')).BansPage),
  },
  {
    id: 'audit',
    path: '/admin/audit',
    icon: ScrollText,
    least: 'moderator',
    Body: body(async () => (await import('./audit/audit-page.tsx')).AuditPage),
  },
  {
    id: 'settings',
    path: '/admin/settings',
    icon: Settings,
    least: 'admin',
    Body: body(async () => (await import('./settings/settings-page.tsx')).SettingsPage),
  },
  {
    id: 'jobs',
    path: '/admin/jobs',
    icon: ListChecks,
    least: 'admin',
    Body: body(async () => (await import('./jobs/jobs-page.tsx')).JobsPage),
    waiting: ({ runningJobs }) => runningJobs,
  },
];

/** Those somebody in this role sees. */
export function sectionsFor(role: DeskState['role']): readonly Section[] {
  return SECTIONS.filter(({ least }) => role === 'admin' || least === 'moderator');
}
