/** Turning pixels; stands still for those who want less motion. Say what is loading beside it. */
export function Spinner({ size = 16 }: { readonly size?: number }) {
  return (
    <svg class="animate-spin" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" fill="none">
      <circle cx="8" cy="8" r="6.25" stroke="currentColor" stroke-opacity="0.25" stroke-width="2" />
      <path
        d="M14.25 8A6.25 6.25 0 0 0 8 1.75"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
      />
    </svg>
  );
}
