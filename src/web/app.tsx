/** The routes. Each page is fetched when it is first wanted, with its words. */
import { ErrorBoundary, LocationProvider, lazy, Route, Router } from 'preact-iso';
import { loadPage as page } from './kit/load-page.ts';
import { Toasts } from './kit/toast.tsx';
import { asking } from './name/ask-name.ts';

const Landing = lazy(page(async () => (await import('./pages/landing/landing-page.tsx')).LandingPage));
const Room = lazy(page(async () => (await import('./pages/room/room-page.tsx')).RoomPage));
const History = lazy(page(async () => (await import('./pages/history-page.tsx')).HistoryPage));
const Settings = lazy(page(async () => (await import('./pages/settings/settings-page.tsx')).SettingsPage));
const Admin = lazy(page(async () => (await import('./pages/admin/admin-page.tsx')).AdminPage));
const NameDialog = lazy(page(async () => (await import('./name/name-dialog.tsx')).NameDialog));
const NotFound = lazy(page(async () => (await import('./pages/not-found-page.tsx')).NotFoundPage));

export function App() {
  return (
    <LocationProvider>
      <ErrorBoundary>
        <Router>
          <Route path="/" component={Landing} />
          <Route path="/r/:code" component={Room} />
          <Route path="/history" component={History} />
          <Route path="/settings" component={Settings} />
          <Route path="/admin/:rest*" component={Admin} />
          <Route default component={NotFound} />
        </Router>
      </ErrorBoundary>
      <ErrorBoundary>{asking.value && <NameDialog />}</ErrorBoundary>
      <Toasts />
    </LocationProvider>
  );
}
