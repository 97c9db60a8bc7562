import { Avatar } from '../../../../web/kit/avatar.tsx';
import type { Person } from '../../../activity.ts';
import type { SeatNumber } from '../../types.ts';
import { BotFace } from '../play/bot-face.tsx';

interface FaceProps {
  readonly seat: SeatNumber;
  /** 0 is a bot; undefined is nobody any more. */
  readonly person: Person | undefined;
  readonly size: number;
}

/** Of whoever sits there. Decorative. */
export function Face({ seat, person, size }: FaceProps) {
  if (person === undefined)
    return (
      <span
        aria-hidden="true"
        class="block shrink-0 rounded-[22%] border border-current border-dashed opacity-60"
        style={{ width: `${size}px`, height: `${size}px` }}
      />
    );
  return person === 0 ? <BotFace seat={seat} size={size} /> : <Avatar number={person} size={size} />;
}
