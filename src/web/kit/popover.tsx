import type { ComponentChildren, JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { classNames } from './class-names.ts';

export interface PopoverTrigger {
  readonly popovertarget: string;
  readonly 'aria-expanded': 'true' | 'false';
  readonly 'aria-controls': string;
  readonly ref: { current: HTMLButtonElement | null };
}

interface PopoverProps {
  /** The button that opens it: spread `trigger` on a wrapper's button. */
  button(trigger: Omit<PopoverTrigger, 'ref'>): ComponentChildren;
  children(close: () => void): ComponentChildren;
  readonly label: string;
  readonly side?: 'below' | 'above';
  readonly align?: 'start' | 'end';
  readonly class?: string;
}

const GAP = 6;
const MARGIN = 8;

/** On the native popover: closes on Escape and a press elsewhere, lies above everything. */
export function Popover({ button, children, label, side = 'below', align = 'start', ...rest }: PopoverProps) {
  const id = useId();
  const anchor = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  function place(): void {
    const from = anchor.current?.getBoundingClientRect();
    const at = panel.current;
    if (!from || !at) return;
    const wanted = align === 'start' ? from.left : from.right - at.offsetWidth;
    const left = Math.max(MARGIN, Math.min(wanted, innerWidth - at.offsetWidth - MARGIN));
    const below = from.bottom + GAP;
    const above = from.top - GAP - at.offsetHeight;
    const fitsBelow = below + at.offsetHeight <= innerHeight - MARGIN;
    const top =
      side === 'below' ? (fitsBelow || above < MARGIN ? below : above) : above >= MARGIN ? above : below;
    at.style.left = `${left}px`;
    // Where it fits neither way it lies over its button rather than off the screen.
    const lowest = innerHeight - MARGIN - at.offsetHeight;
    at.style.top = `${Math.max(MARGIN, Math.min(top, lowest))}px`;
  }

  return (
    <div ref={anchor} class="relative inline-flex shrink-0">
      {button({ popovertarget: id, 'aria-expanded': open ? 'true' : 'false', 'aria-controls': id })}
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        onToggle={(event: JSX.TargetedToggleEvent<HTMLDivElement>) => {
          const opened = event.newState === 'open';
          setOpen(opened);
          if (opened) requestAnimationFrame(place);
        }}
        class={classNames(
          'inset-auto m-0 max-h-[min(28rem,calc(100dvh-2rem))] max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-float',
          rest.class,
        )}
      >
        {open && children(() => panel.current?.hidePopover())}
      </div>
    </div>
  );
}
