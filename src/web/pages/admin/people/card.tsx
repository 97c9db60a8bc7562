import type { ComponentChildren } from 'preact';

/** A subject of the page of a person. */
export function Card(props: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="rounded-lg border border-line bg-raised p-4 sm:p-5">
      <h2 class="mb-3 font-semibold">{props.title}</h2>
      {props.children}
    </section>
  );
}
