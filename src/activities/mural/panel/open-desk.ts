import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { Api } from '../../../client/api.ts';
import type { People } from '../../../client/people.ts';
import type { Me, Reportable, RoomInfo } from '../../../client/types.ts';
import { link, pausedBy } from '../../../web/kit/connection.ts';
import type { Refusal, Role } from '../../activity.ts';
import type { MuralView } from '../types.ts';
import { cellAt, type Point } from './camera.ts';
import type { Desk, DialogName, Keeping, Note } from './desk.ts';
import type { PointerKind } from './gestures.ts';
import { followHours } from './hours.ts';
import type { LiveMural } from './live-mural.ts';
import { followMask } from './mask.ts';
import { paletteColors } from './palette-colors.ts';
import { createPyramid } from './pyramid.ts';
import { createStudio } from './studio.ts';
import { createViewport } from './viewport.ts';
import { muralRefusal } from './words.ts';

export interface DeskDeps {
  readonly live: LiveMural;
  readonly api: Api;
  readonly people: People;
  readonly room: RoomInfo;
  readonly me: ReadonlySignal<Me | null>;
  readonly role: ReadonlySignal<Role | null>;
  askName(): Promise<Me | null>;
  whyNot(group: 'paint'): string | null;
  /** The server's clock minus this machine's, in ms. */
  skew(): number;
  report(what: Reportable): void;
  say(words: string): void;
}

const KEEPERS: ReadonlySet<Role | null> = new Set(['master', 'moderator', 'admin']);

/** Puts the parts of the panel together for one mural. The returned `close` lets go of all. */
export function openDesk(deps: DeskDeps, view: MuralView): Desk & { close(): void } {
  const { live } = deps;
  const stillness = matchMedia('(prefers-reduced-motion: reduce)');
  const touch = matchMedia('(pointer: coarse)').matches;
  const now = () => performance.now();
  const nudges = signal(0);
  const note = signal<Note | null>(null);
  const serverNow = () => Date.now() + deps.skew();
  const held = signal<Refusal | null>(null);
  const studio = createStudio(
    {
      live,
      me: deps.me,
      askName: deps.askName,
      paused: () => {
        if (link.peek() === 'offline') return { refused: 'mural/offline' };
        const code = pausedBy.peek();
        return code ? { refused: code } : held.peek();
      },
      refused(refusal, at) {
        // The button counts the wait already: it shakes, and only the ear needs the words.
        if (refusal.refused === 'mural/cooldown') {
          nudges.value++;
          deps.say(muralRefusal(refusal));
        } else note.value = { text: muralRefusal(refusal), tone: 'bad', at };
      },
      now,
      later(ms, run) {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      strokeId: () => crypto.getRandomValues(new Uint32Array(1))[0] as number,
    },
    view,
  );
  const viewport = createViewport(studio.store, () => stillness.matches);
  const mouse = signal<Point | null>(null);
  let under: Point | null = null;
  const hover = computed(() => {
    const at = mouse.value;
    const cell = at && cellAt(viewport.camera.value, viewport.size.value, studio.store, at);
    // The same object for the same cell, so that nobody is told while a pan stays within it.
    if (cell?.x !== under?.x || cell?.y !== under?.y) under = cell;
    return under;
  });
  const mask = followMask(studio.view, () => deps.api.muralMask(deps.room.code));
  const pyramid = createPyramid(studio.store, paletteColors(view.palette));
  const stops = [
    studio.store.onChange(pyramid.changed),
    studio.view.subscribe(({ palette }) => pyramid.recolor(paletteColors(palette))),
    viewport.camera.subscribe(({ x, y }) => live.focus(x, y)),
    followHours(studio.view, serverNow, held),
  ];
  return {
    studio,
    viewport,
    pyramid,
    live,
    api: deps.api,
    people: deps.people,
    room: deps.room,
    mouse,
    hover,
    pointer: signal<PointerKind>(touch ? 'touch' : 'mouse'),
    dialog: signal<DialogName | null>(null),
    // On a small screen the map would hide what one paints: it is opened by hand.
    mapOpen: signal(matchMedia('(min-width: 64rem) and (min-height: 36rem)').matches),
    keeper: computed(() => KEEPERS.has(deps.role.value)),
    keeping: signal<Keeping | null>(null),
    mask: mask.bits,
    maskDraft: signal<Uint8Array | null>(null),
    held,
    serverNow,
    blocked: computed(
      () =>
        link.value === 'offline' ||
        pausedBy.value !== null ||
        held.value !== null ||
        deps.whyNot('paint') !== null,
    ),
    whyNot: computed(() => deps.whyNot('paint')),
    nudges,
    note,
    report: deps.report,
    say: deps.say,
    still: () => stillness.matches,
    now,
    close() {
      for (const stop of stops) stop();
      mask.close();
      studio.close();
    },
  };
}
