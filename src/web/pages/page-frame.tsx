import type { ComponentChildren } from 'preact';
import { Wordmark } from '../kit/logo.tsx';
import { AccountMenu } from './account-menu.tsx';
import { t } from './words.ts';

/** The quiet pages: a bar with the way home, and one column. */
export function PageFrame({
  title,
  children,
}: {
  readonly title?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div class="min-h-full">
      <header class="sticky top-0 z-20 border-line border-b bg-surface/94 backdrop-blur-md">
        <div class="mx-auto flex h-13 max-w-170 items-center justify-between px-4">
          <a href="/" aria-label={t('to-start')} class="rounded-sm">
            <Wordmark height={24} />
          </a>
          <AccountMenu align="end" />
        </div>
      </header>
      <main class="mx-auto max-w-170 px-4 pt-[calc(2rem+var(--announcement,0px))] pb-24">
        {title && <h1 class="mb-6 font-semibold text-2xl">{title}</h1>}
        {children}
      </main>
    </div>
  );
}
