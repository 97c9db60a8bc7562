import { signal } from '@preact/signals';
import { Flag, Link, Lock, Undo2 } from 'lucide-preact';
import { useMemo } from 'preact/hooks';
import type { Region } from '../../../client/types.ts';
import { BotBadge } from '../../../web/kit/bot-badge.tsx';
import { IconButton } from '../../../web/kit/icon-button.tsx';
import { formatLink, type Point } from './camera.ts';
import type { Desk } from './desk.ts';
import { shutHere } from './hatching.tsx';
import { usePointed } from './pointed.ts';
import { t } from './words.ts';

/** Edge of what is reported, in pixels. */
const REPORTED = 48;

/** The pixels about this one. */
function around({ studio }: Desk, { x, y }: Point): Region {
  const { width, height } = studio.store;
  const from = (middle: number, size: number) =>
    Math.max(0, Math.min(Math.floor(middle - REPORTED / 2), size - REPORTED));
  return {
    x: from(x, width),
    y: from(y, height),
    width: Math.min(REPORTED, width),
    height: Math.min(REPORTED, height),
  };
}

/** Where one is, who painted there, and a link to it. */
export function PositionChip({ desk }: { readonly desk: Desk }) {
  const held = useMemo(() => signal(false), []);
  const { cell, color, painter, by } = usePointed(desk, held);

  async function copy(): Promise<void> {
    const spot = desk.viewport.spot.peek();
    const url = new URL(location.href);
    url.hash = formatLink(color === null ? spot : { ...spot, ...cell }, desk.studio.store);
    try {
      await navigator.clipboard.writeText(url.href);
      desk.note.value = { text: t('copied'), tone: 'good' };
    } catch {
      // Forbidden or not over TLS: the address bar has it.
      history.replaceState(history.state, '', url);
      desk.note.value = { text: t('copy-failed'), tone: 'bad' };
    }
  }
  const shut = color === null ? null : shutWords(desk, cell);
  return (
    <>
      <div
        onPointerEnter={(event) => {
          held.value = event.pointerType === 'mouse';
        }}
        onPointerLeave={() => {
          held.value = false;
        }}
        class="pointer-events-auto flex h-9 max-w-full items-center gap-2 rounded-md border border-line bg-raised pr-0.5 pl-3 text-sm shadow-raised"
      >
        {color && (
          <span
            aria-hidden="true"
            class="size-4 shrink-0 rounded-[3px] shadow-[inset_0_0_0_1px_color-mix(in_srgb,var(--ink)_25%,transparent)]"
            style={{ background: color }}
          />
        )}
        <span class="figures whitespace-nowrap font-medium">
          {cell.x}, {cell.y}
        </span>
        {painter && (
          <span class="hidden min-w-0 items-baseline gap-1.5 text-muted @xl:flex">
            <span class="truncate">{painter}</span>
            {by && <BotBadge number={by.number} />}
          </span>
        )}
        <IconButton
          size="sm"
          tip="none"
          label={t('copy-link')}
          icon={<Link size={15} />}
          onClick={() => void copy()}
        />
        {by && desk.keeper.value && (
          <IconButton
            size="sm"
            tip="none"
            label={t('take-back-of', { name: by.name })}
            icon={<Undo2 size={15} />}
            onClick={() => {
              desk.keeping.value = { tab: 'take-back', by: by.number };
            }}
          />
        )}
        <IconButton
          size="sm"
          tip="none"
          label={t('report-place')}
          icon={<Flag size={14} />}
          onClick={() => desk.report({ kind: 'area', room: desk.room.code, ...around(desk, cell) })}
        />
      </div>
      {shut && (
        <p class="-mt-1 flex max-w-full items-center gap-1.5 rounded-md border border-line bg-raised px-3 py-1 font-medium text-sm shadow-raised">
          <Lock size={13} class="shrink-0 text-accent" aria-hidden="true" />
          <span class="truncate">{shut}</span>
        </p>
      )}
      {painter && (
        <p class="-mt-1 flex max-w-full items-baseline gap-1.5 rounded-md border border-line bg-raised px-3 py-1 text-muted text-sm shadow-raised @xl:hidden">
          <span class="truncate">{painter}</span>
          {by && <BotBadge number={by.number} />}
        </p>
      )}
    </>
  );
}

function shutWords(desk: Desk, cell: { readonly x: number; readonly y: number }): string | null {
  const { area, masked } = shutHere(desk, cell);
  if (masked) return t('masked');
  return area && t('protected', { name: area.name });
}
