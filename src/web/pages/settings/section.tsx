import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';

/** One subject of a page of settings. `id` is its anchor. */
export function Section({
  id,
  title,
  children,
}: {
  readonly id?: string;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  const { url } = useLocation();
  const section = useRef<HTMLElement>(null);
  // The page is made after its address was opened: the browser found no anchor yet.
  useEffect(() => {
    if (id !== undefined && location.hash === `#${id}`) section.current?.scrollIntoView();
  }, [url]);
  return (
    <section
      ref={section}
      id={id}
      class="mb-6 flex scroll-mt-20 flex-col gap-5 rounded-lg border border-line bg-raised p-5 [&>h2+p]:-mt-3"
    >
      <h2 class="font-semibold text-lg">{title}</h2>
      {children}
    </section>
  );
}
