/** What a new host does first: looked up, never remembered as done. */
import { signal } from '@preact/signals';
import { isRefusal } from '../../../../activities/activity.ts';
import { api } from '../../../kit/connection.ts';
import { keep, loadKept } from '../../../kit/kept.ts';
import { desk } from '../desk.ts';

export const STEPS = [
  ['secure', '/settings'],
  ['room', '/'],
  ['invite', '/admin/invites'],
  ['backup', '/admin/jobs'],
] as const;
export type Step = (typeof STEPS)[number][0];
export type Done = Readonly<Record<Step, boolean>>;

const HIDDEN = 'desk-first-steps-hidden';
const isHidden = (): boolean => loadKept(HIDDEN, (value) => value === true || null) ?? false;

/**
 * Undefined until it is known which are done; null where there is nothing to
 * show. The page waits for it, so that nothing on it moves when it comes.
 */
export const steps = signal<Done | null | undefined>(isHidden() ? null : undefined);

/** Looks again, as something may be done by now; what was known stays until the answer is there. */
export async function lookAtSteps(): Promise<void> {
  if (isHidden()) return;
  try {
    const found = await lookUp();
    steps.value = STEPS.every(([step]) => found[step]) ? null : found;
  } catch (error) {
    // The figures say what is wrong, if it lasts.
    if (!isRefusal(error)) throw error;
    steps.value ??= null;
  }
}

export function hideSteps(): void {
  keep(HIDDEN, true);
  steps.value = null;
}

async function lookUp(): Promise<Done> {
  const [me, backups, { people }, { rooms }] = await Promise.all([
    api.me(),
    desk.backups(),
    desk.people({}),
    desk.rooms({}),
  ]);
  return {
    secure: me?.claimed ?? false,
    room: rooms.some(({ owner }) => owner !== 0),
    invite: people.some(({ number, kind }) => kind === 'person' && number !== me?.number),
    backup: backups.length > 0,
  };
}
