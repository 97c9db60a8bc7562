import type { ComponentChildren } from 'preact';

/** One subject of a page of settings. `id` is its anchor. */
export function Section({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  const heading = `${id}-heading`;
  return (
    <section
      id={id}
      aria-labelledby={heading}
      class="mb-6 flex scroll-mt-28 flex-col gap-5 rounded-lg border border-line bg-raised p-5 xl:scroll-mt-20 [&>h2+p]:-mt-3"
    >
      <h2 id={heading} tabIndex={-1} class="self-start rounded-sm font-semibold text-lg">
        {title}
      </h2>
      {children}
    </section>
  );
}
