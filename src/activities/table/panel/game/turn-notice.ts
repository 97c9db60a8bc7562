/** Whoever is to move learns of it, wherever they look: in the browser's tab, on the room's tab, and by ear and hand if they want. */
import { computed, effect, signal } from '@preact/signals';
import { chime } from '../../../../web/kit/chime.ts';
import { keep, loadKept } from '../../../../web/kit/kept.ts';
import type { Desk } from '../desk.ts';
import { t } from './words.ts';

/** In ms; a short one. */
const BUZZ = 60;

/** Whether a sound and a buzz say that it is my turn. */
export const turnSignal = signal(loadKept('turn-signal', (value) => (value === true ? true : null)) ?? false);

export function setTurnSignal(on: boolean): void {
  turnSignal.value = on;
  keep('turn-signal', on);
  // So that one hears what one asked for; and a page may make a sound only after it was touched.
  if (on) give();
}

function give(): void {
  chime();
  navigator.vibrate?.(BUZZ);
}

/** Until it is stopped. */
export function noticeTurns({
  model,
  playing,
  props,
}: Pick<Desk, 'model' | 'playing' | 'props'>): () => void {
  // What is watched again is nobody's turn.
  const mine = computed(() => !model.replays.value && (playing.value?.moves.length ?? 0) > 0);
  let before = mine.peek();
  const mark = `♠ ${t('your-turn')} · `;
  const unmark = (): void => {
    document.title = document.title.replace(mark, '');
  };
  const stops = [
    effect(() => {
      unmark();
      if (mine.value) document.title = mark + document.title;
      if (mine.value && !before && turnSignal.peek()) give();
      before = mine.value;
    }),
    effect(() => props.onUnread?.(mine.value && !props.shown.value ? 1 : 0)),
  ];
  return () => {
    for (const stop of stops) stop();
    unmark();
  };
}
