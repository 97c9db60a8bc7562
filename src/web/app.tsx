import { Wordmark } from './kit/logo.tsx';
import { Toasts } from './kit/toast.tsx';

export function App() {
  return (
    <>
      <main class="p-8">
        <h1>
          <Wordmark height={48} />
        </h1>
      </main>
      <Toasts />
    </>
  );
}
