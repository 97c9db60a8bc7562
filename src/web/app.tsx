/** The routes. Each page is fetched when it is first wanted, with its words. */
import { ErrorBoundary, LocationProvider, lazy, Route, Router } from 'preact-iso';
import { ban } from './kit/connection.ts';
import { loadPage as page } from './kit/load-page.ts';
import { Toasts } from './kit/toast.tsx';
import { asking } from './name/ask-name.ts';
import { reporting } from './report/open-report.ts';

const Landing = lazy(page(async () => (await import('./pages/landing/landing-page.tsx')).LandingPage));
const Room = lazy(page(async () => (await import('./pages/room/room-page.tsx')).RoomPage));
const Join = lazy(page(async () => (await import('./pages/join/join-page.tsx')).JoinPage));
const History = lazy(page(async () => (await import('./pages/history-page.tsx')).HistoryPage));
const Settings = lazy(page(async () => (await import('./pages/settings/settings-page.tsx')).SettingsPage));
const SignIn = lazy(page(async () => (await import('./pages/sign-in/sign-in-page.tsx')).SignInPage));
const Return = lazy(page(async () => (await import('./pages/return/return-page.tsx')).ReturnPage));
const Arrived = lazy(page(async () => (await import('./pages/sign-in/arrived-page.tsx')).ArrivedPage));
const Link = lazy(page(async () => (await import('./pages/sign-in/link/link-page.tsx')).LinkPage));
const DevMail = lazy(page(async () => (await import('./pages/dev-mail/dev-mail-page.tsx')).DevMailPage));
const Admin = lazy(page(async () => (await import('./pages/admin/admin-page.tsx')).AdminPage));
const Announcement = lazy(page(async () => (await import('./pages/announcement.tsx')).Announcement));
const NameDialog = lazy(page(async () => (await import('./name/name-dialog.tsx')).NameDialog));
const NotFound = lazy(page(async () => (await import('./pages/not-found-page.tsx')).NotFoundPage));

const Banned = lazy(page(async () => (await import('./banned/banned-page.tsx')).BannedPage));
const ReportDialog = lazy(page(async () => (await import('./report/report-dialog.tsx')).ReportDialog));

export function App() {
  if (ban.value)
    return (
      <LocationProvider>
        <ErrorBoundary>
          <Banned />
        </ErrorBoundary>
        <Toasts />
      </LocationProvider>
    );
  return (
    <LocationProvider>
      <ErrorBoundary>
        <Router>
          <Route path="/" component={Landing} />
          <Route path="/r/:code" component={Room} />
          <Route path="/join" component={Join} />
          <Route path="/history" component={History} />
          <Route path="/settings" component={Settings} />
          <Route path="/return" component={Return} />
          <Route path="/sign-in" component={SignIn} />
          <Route path="/sign-in/arrived" component={Arrived} />
          <Route path="/link" component={Link} />
          <Route path="/dev/mail" component={DevMail} />
          <Route path="/admin/:section?/:item?" component={Admin} />
          <Route default component={NotFound} />
        </Router>
      </ErrorBoundary>
      <ErrorBoundary>{asking.value && <NameDialog />}</ErrorBoundary>
      <ErrorBoundary>{reporting.value && <ReportDialog />}</ErrorBoundary>
      <ErrorBoundary>
        <Announcement />
      </ErrorBoundary>
      <Toasts />
    </LocationProvider>
  );
}
