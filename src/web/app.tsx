/** The routes. Each page is fetched when it is first wanted, with its words. */
import { ErrorBoundary, LocationProvider, lazy, Route, Router } from 'preact-iso';
import { wordsReady } from './kit/i18n.ts';
import { Toasts } from './kit/toast.tsx';
import { asking } from './name/ask-name.ts';

/** A page's words register as its code arrives; it shows once they are in the person's language. */
function page<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => {
    const component = await load();
    await wordsReady();
    return component;
  };
}

const Landing = lazy(page(async () => (await import('./pages/landing/landing-page.tsx')).LandingPage));
const Room = lazy(page(async () => (await import('./pages/room/room-page.tsx')).RoomPage));
const History = lazy(page(async () => (await import('./pages/history-page.tsx')).HistoryPage));
const Settings = lazy(page(async () => (await import('./pages/settings/settings-page.tsx')).SettingsPage));
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
          <Route default component={NotFound} />
        </Router>
      </ErrorBoundary>
      <ErrorBoundary>{asking.value && <NameDialog />}</ErrorBoundary>
      <Toasts />
    </LocationProvider>
  );
}
