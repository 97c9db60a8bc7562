import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { elapsed } from './cooldown.ts';
import type { Desk } from './desk.ts';
import { luminance } from './palette-colors.ts';
import { paintCell } from './press.ts';
import { useTimeLeft } from './ticking.ts';
import { colorWords, t, waitWords } from './words.ts';

/** Paints the aimed cell; in between it counts the wait, as a ring and in figures. */
export function PaintButton({ desk }: { readonly desk: Desk }) {
  const { studio } = desk;
  const button = useRef<HTMLButtonElement>(null);
  const rest = useTimeLeft(studio.cooldown, desk.now);
  const cursor = studio.cursor.value;
  const hex = studio.view.value.palette[studio.color.value] ?? '#000000';
  const waiting = rest.value > 0;
  const ready = !waiting && cursor !== null && !desk.blocked.value;

  useSignalEffect(() => {
    if (desk.nudges.value === 0) return;
    button.current?.animate(
      { translate: ['0', '-5px', '5px', '-3px', '3px', '0'] },
      { duration: desk.still() ? 0 : 320 },
    );
  });

  const label = waiting
    ? t('wait-label', { time: waitWords(rest.value) })
    : cursor
      ? t('paint-here', { color: colorWords(hex), x: cursor.x, y: cursor.y })
      : undefined;

  return (
    <button
      ref={button}
      type="button"
      aria-label={label}
      aria-disabled={!ready}
      onClick={() => {
        if (cursor) void paintCell(desk, cursor);
      }}
      class={`figures relative flex h-12 min-w-28 shrink-0 select-none items-center justify-center gap-2 rounded-lg px-3 font-semibold text-base @3xl:min-w-34 @3xl:gap-2.5 @3xl:px-4 @3xl:text-lg transition-[background-color,color,filter] duration-150 ${
        ready
          ? 'bg-accent text-accent-ink hover:brightness-110 active:brightness-95'
          : 'cursor-default! bg-sunken text-muted'
      }`}
    >
      {waiting ? (
        <>
          <Ring share={elapsed(studio.cooldown.value, studio.cooldown.value.readyAt - rest.value)} />
          <span>{waitWords(rest.value)}</span>
        </>
      ) : cursor ? (
        <>
          <span
            aria-hidden="true"
            class="size-5 rounded-sm"
            style={{ background: hex, boxShadow: `0 0 0 2px ${luminance(hex) > 0.5 ? '#0007' : '#fffa'}` }}
          />
          {t('paint')}
        </>
      ) : (
        <span class="font-medium text-base">
          {desk.pointer.value === 'touch' ? t('aim-touch') : t('aim-mouse')}
        </span>
      )}
    </button>
  );
}

const RADIUS = 9;
const ROUND = 2 * Math.PI * RADIUS;

function Ring({ share }: { readonly share: number }) {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      class="-rotate-90 text-accent"
      aria-hidden="true"
      fill="none"
    >
      <circle cx="12" cy="12" r={RADIUS} stroke="currentColor" stroke-opacity="0.2" stroke-width="4" />
      <circle
        cx="12"
        cy="12"
        r={RADIUS}
        stroke="currentColor"
        stroke-width="4"
        stroke-dasharray={ROUND}
        stroke-dashoffset={ROUND * (1 - share)}
        class="transition-[stroke-dashoffset] duration-250 ease-linear"
      />
    </svg>
  );
}
