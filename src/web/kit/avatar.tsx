import type { AvatarChoice } from '../../client/types.ts';
import { avatarPixels } from './avatar-pixels.ts';
import { faceOf } from './faces.ts';

interface AvatarProps {
  readonly number: number;
  readonly size?: number;
  /** To try one on: this one instead of what they chose. */
  readonly look?: AvatarChoice | null;
}

/** Decorative: the name stands beside it or in its container's label. An empty plate until their picture is known. */
export function Avatar({ number, size = 32, look }: AvatarProps) {
  const face = look === undefined ? faceOf(number) : { avatar: look };
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 7 7"
      aria-hidden="true"
      class="shrink-0 rounded-[22%]"
      shape-rendering="crispEdges"
    >
      {face === undefined ? (
        <rect width="7" height="7" class="fill-ink/8" />
      ) : (
        <Picture number={number} chosen={face?.avatar ?? null} />
      )}
    </svg>
  );
}

function Picture(props: { readonly number: number; readonly chosen: AvatarChoice | null }) {
  const { background, foreground, on } = avatarPixels(props.number, props.chosen);
  const path = on
    .map((set, at) => (set ? `M${(at % 5) + 1} ${Math.floor(at / 5) + 1}h1v1h-1z` : ''))
    .join('');
  return (
    <>
      <rect width="7" height="7" fill={background} />
      <path d={path} fill={foreground} />
    </>
  );
}
