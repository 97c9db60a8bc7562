import type { ComponentChildren } from 'preact';

interface EmptyStateProps {
  readonly icon?: ComponentChildren;
  readonly title: string;
  /** Where it is all there is on the page, its title is the page's heading. */
  readonly alone?: boolean;
  /** What to do about it. */
  readonly children?: ComponentChildren;
  readonly action?: ComponentChildren;
}

/** A place with nothing in it yet, or where something went wrong: says so and offers the next step. */
export function EmptyState({ icon, title, alone, children, action }: EmptyStateProps) {
  const Title = alone ? 'h1' : 'p';
  return (
    <div class="flex flex-col items-center gap-1 px-6 py-10 text-center">
      {icon && <div class="mb-3 text-muted">{icon}</div>}
      <Title class="font-semibold text-lg">{title}</Title>
      {children && <p class="max-w-80 text-balance text-muted">{children}</p>}
      {action && <div class="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
