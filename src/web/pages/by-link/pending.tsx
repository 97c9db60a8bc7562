import type { ComponentChildren } from 'preact';
import { Spinner } from '../../kit/spinner.tsx';
import { PageFrame } from '../page-frame.tsx';

/** The page until it is known where the link leads. */
export function Pending({ children }: { readonly children: ComponentChildren }) {
  return (
    <PageFrame>
      <p class="flex animate-late items-center justify-center gap-2 py-16 text-muted" aria-busy="true">
        <Spinner /> {children}
      </p>
    </PageFrame>
  );
}
