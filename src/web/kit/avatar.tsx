import { avatarPixels } from './avatar-pixels.ts';

/** Decorative: the name stands beside it or in its container's label. */
export function Avatar({ number, size = 32 }: { readonly number: number; readonly size?: number }) {
  const { background, foreground, on } = avatarPixels(number);
  const path = on
    .map((set, at) => (set ? `M${(at % 5) + 1} ${Math.floor(at / 5) + 1}h1v1h-1z` : ''))
    .join('');
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 7 7"
      aria-hidden="true"
      class="shrink-0 rounded-[22%]"
      shape-rendering="crispEdges"
    >
      <rect width="7" height="7" fill={background} />
      <path d={path} fill={foreground} />
    </svg>
  );
}
