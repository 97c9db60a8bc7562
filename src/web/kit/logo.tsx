/**
 * The mark: a pixel A that is an easel, with four paints where the picture stands.
 * The paints are the same in every theme; the rest takes the colour of the text.
 */
const EASEL = 'M3 0h2v1h1v4h1v1h1v2H6V6H2v2H0V6h1V5h1V1h1z';

function Paints() {
  return (
    <>
      <path fill="#e5484d" d="M3 2h1v1H3z" />
      <path fill="#f5b83d" d="M4 2h1v1H4z" />
      <path fill="#3e63dd" d="M3 3h1v1H3z" />
      <path fill="#30a46c" d="M4 3h1v1H4z" />
    </>
  );
}

export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 8 8" shape-rendering="crispEdges" aria-hidden="true">
      <path fill="currentColor" d={EASEL} />
      <Paints />
    </svg>
  );
}

/** t e l i e r in pixels, after the mark; each letter five high on the same baseline. */
const LETTERS = [
  'M10 1h1v2h1v1h-1v3h1v1h-2V4H9V3h1z', // t
  'M14 3h3v1h-3zM13 4h1v3h-1zM17 4h1v2h-4V5h3zM14 7h4v1h-4z', // e
  'M19 1h1v7h-1z', // l
  'M21 3h1v5h-1z', // i, its dot below
  'M24 3h3v1h-3zM23 4h1v3h-1zM27 4h1v2h-4V5h3zM24 7h4v1h-4z', // e
  'M29 3h1v1h1v1h-1v3h-1zM31 3h2v1h-2z', // r
].join('');

/** The whole name; `height` in px. Eight pixels high, so sizes that are multiples of 8 are crispest. */
export function Wordmark({ height = 32 }: { readonly height?: number }) {
  return (
    <svg
      width={(height / 8) * 33}
      height={height}
      viewBox="0 0 33 8"
      shape-rendering="crispEdges"
      role="img"
      aria-label="Atelier"
    >
      <path fill="currentColor" d={`${EASEL}${LETTERS}`} />
      <Paints />
      <path fill="#e5484d" d="M21 1h1v1h-1z" />
    </svg>
  );
}
