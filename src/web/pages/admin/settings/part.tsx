import type { ComponentChildren } from 'preact';
import type { Group } from './groups.ts';

interface PartProps {
  readonly group: Pick<Group<unknown>, 'id' | 'title'>;
  /** Of its heading. */
  readonly level: 2 | 3;
  readonly children: ComponentChildren;
}

/** A part of the page that can be linked to. */
export function Part({ group: { id, title }, level, children }: PartProps) {
  const Heading = `h${level}` as const;
  return (
    <section id={id} aria-labelledby={`${id}-heading`} class="scroll-mt-28 xl:scroll-mt-20">
      <Heading
        id={`${id}-heading`}
        tabIndex={-1}
        class={`mb-2 w-fit rounded-sm font-semibold ${level === 2 ? 'text-lg' : ''}`}
      >
        {title}
      </Heading>
      {children}
    </section>
  );
}
