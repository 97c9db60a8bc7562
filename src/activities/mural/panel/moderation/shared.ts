import type { Signal } from '@preact/signals';
import type { MuralKeeping } from '../../../../client/mural-keeping.ts';
import { ApiError } from '../../../../client/request.ts';
import { toast } from '../../../../web/kit/toast.tsx';
import { isRefusal, type Person, type Refusal } from '../../../activity.ts';
import type { Area } from '../../types.ts';
import type { Desk } from '../desk.ts';
import { muralRefusal } from '../words.ts';
import type { Drawing } from './surface.tsx';
import { t } from './words.ts';

/** What each of the tools is given. */
export interface ToolProps {
  readonly desk: Desk;
  readonly api: MuralKeeping;
  /** The area at hand, framed on the mural. */
  readonly area: Signal<Area | null>;
  readonly drawing: Signal<Drawing | null>;
}

export function nameOf(desk: Desk, person: Person): string {
  return desk.people.name(person) ?? t('someone', { number: person });
}

/** Does something that may be refused, and tells the person when it is. True when it was done. */
export async function attempt(what: () => Promise<unknown>): Promise<boolean> {
  try {
    const answer = await what();
    if (!isRefusal(answer)) return true;
    tellRefusal(answer);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    tellRefusal(error);
  }
  return false;
}

let putAway = (): void => {};

/**
 * Says what was changed, with the way back. Only the newest change has one: that of an older one puts
 * everything back as it was before, and would take what came after with it.
 */
export function tellChanged(text: string, undo: () => Promise<unknown>): void {
  putAway();
  putAway = toast({ text, tone: 'good', action: { label: t('undo'), run: () => void undo() } });
}

export function tellRefusal(refusal: Refusal): void {
  toast({ text: muralRefusal(refusal), tone: 'bad' });
}
