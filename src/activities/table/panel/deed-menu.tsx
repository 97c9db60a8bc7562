import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Point } from './camera.ts';
import { deedIcon } from './deed-icons.ts';
import { perform } from './deeds.ts';
import { type Deed, deedsFor } from './deeds-for.ts';
import type { Desk } from './desk.ts';
import { rulesDecide } from './games.ts';
import { focused } from './keyboard.ts';
import { letterOf } from './keys.ts';
import { chosenWords } from './selected-words.ts';
import { isChosen } from './selection.ts';
import { t } from './words.ts';

const MARGIN = 8;

/**
 * What can be done with a thing, asked for with a right click, a long press or the menu key.
 *
 * @returns whether there is anything
 */
export function openMenu(desk: Desk, element: HTMLElement, at: Point): boolean {
  const one = focused(desk, element);
  const view = desk.model.view.peek();
  if (!one || !view || desk.placing.peek() || desk.model.replays.peek()) return false;
  const chosen = desk.selection.peek();
  if (!isChosen(chosen, one, view)) desk.selection.value = one;
  if (menuDeeds(desk).length === 0) return false;
  desk.menu.value = at;
  return true;
}

function menuDeeds({ model, selection }: Desk): readonly Deed[] {
  const view = model.view.peek();
  const chosen = selection.value;
  if (!view || !chosen) return [];
  // What the rules allow is offered beside the hand.
  if (rulesDecide(view) && (chosen.kind === 'cards' || chosen.kind === 'pile')) return [];
  return deedsFor(chosen, { view, mine: model.mine.peek(), manages: model.manages.peek() });
}

/** All deeds with what is chosen, where one asked for them. */
export function DeedMenu({ desk }: { readonly desk: Desk }) {
  const panel = useRef<HTMLDivElement>(null);
  const at = desk.menu.value;
  const view = desk.model.view.value;
  const chosen = desk.selection.value;
  const deeds = at ? menuDeeds(desk) : [];
  useLayoutEffect(() => {
    const element = panel.current;
    if (!at || !element) return;
    element.showPopover();
    const { offsetWidth: width, offsetHeight: height } = element;
    element.style.left = `${Math.max(MARGIN, Math.min(at.x, innerWidth - width - MARGIN))}px`;
    element.style.top = `${Math.max(MARGIN, at.y + height > innerHeight - MARGIN ? Math.min(at.y, innerHeight - MARGIN) - height : at.y)}px`;
    const before = document.activeElement;
    element.querySelector('button')?.focus();
    // Not `auto`: letting go of the right button would close it at once.
    const elsewhere = ({ target }: Event) => {
      if (!(target instanceof Node && element.contains(target))) desk.menu.value = null;
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' && event.key !== 'Tab') return;
      event.stopPropagation();
      event.preventDefault();
      desk.menu.value = null;
    };
    document.addEventListener('pointerdown', elsewhere, true);
    document.addEventListener('keydown', key, true);
    return () => {
      document.removeEventListener('pointerdown', elsewhere, true);
      document.removeEventListener('keydown', key, true);
      if (before instanceof HTMLElement && before.isConnected && desk.dialog.peek() === null)
        before.focus({ preventScroll: true });
    };
  }, [at]);
  if (!at || !view || !chosen || deeds.length === 0) return null;
  const close = () => {
    desk.menu.value = null;
  };
  return (
    <div
      ref={panel}
      popover="manual"
      role="menu"
      tabIndex={-1}
      aria-label={chosenWords(view, chosen)}
      onKeyDown={moveInMenu}
      class="inset-auto m-0 max-h-[calc(100dvh-1rem)] w-60 overflow-y-auto rounded-lg border border-line bg-raised p-1 text-ink shadow-float"
    >
      <p aria-hidden="true" class="truncate px-3 pt-1.5 pb-1 font-semibold text-muted text-xs">
        {chosenWords(view, chosen)}
      </p>
      {deeds.map((deed) => (
        <MenuDeed key={deed} desk={desk} deed={deed} role="menuitem" close={close} />
      ))}
    </div>
  );
}

interface MenuDeedProps {
  readonly desk: Desk;
  readonly deed: Deed;
  readonly role?: 'menuitem';
  close(): void;
}

/** A line of a menu: what it does, and the letter that does it too. */
export function MenuDeed({ desk, deed, role, close }: MenuDeedProps) {
  const Icon = deedIcon(deed);
  const letter = letterOf(deed);
  return (
    <button
      type="button"
      role={role}
      tabIndex={role ? -1 : undefined}
      onClick={() => {
        close();
        void perform(desk, deed);
      }}
      class="flex h-10 pointer-coarse:h-11 w-full items-center gap-3 rounded-md px-3 text-left text-sm transition-colors hover:bg-ink/7"
    >
      <Icon size={17} aria-hidden="true" />
      <span class="flex-1">{t(`do-${deed}`)}</span>
      {letter && (
        <span aria-hidden="true" class="font-mono text-muted text-xs pointer-coarse:hidden">
          {letter}
        </span>
      )}
    </button>
  );
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

function moveInMenu(event: JSX.TargetedKeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (!step) return;
  event.preventDefault();
  event.stopPropagation();
  const items = [...event.currentTarget.querySelectorAll('button')];
  const at = items.indexOf(document.activeElement as HTMLButtonElement);
  items[step(at, items.length)]?.focus();
}
