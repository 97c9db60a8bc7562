/** The member list of one room, live: who is in, who may what, and why I may not. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { People } from '../../../client/people.ts';
import type { Channel, Live, Me } from '../../../client/types.ts';
import { refusalWords } from '../../../web/kit/refusals.ts';
import { isRefusal, type Person, type Refusal, type Role } from '../../activity.ts';
import type { Group, MembersCommand, MembersView, ShownEvent } from '../types.ts';
import { folded } from './fold-view.ts';
import { whyNotWords } from './why-not.ts';
import { t } from './words.ts';

export interface MembersModel {
  /** Null until the list is there. */
  readonly view: ReadonlySignal<MembersView | null>;
  /** Why the room cannot be had: banned, removed, gone. */
  readonly refused: ReadonlySignal<Refusal | null>;
  /** In which role I act here; null until it is known. */
  readonly role: ReadonlySignal<Role | null>;
  /** Whether I look after this room. */
  readonly manages: ReadonlySignal<boolean>;
  /** Why I may not talk, paint, play or invite here at the moment, in words; null where I may. */
  whyNot(group: Group): string | null;
  nameOf(person: Person): string | null | undefined;
  /** Resolves when it is done. @throws Refusal */
  send(command: MembersCommand): Promise<void>;
  /** By the server's clock. */
  now(): number;
  close(): void;
}

export interface MembersModelDeps {
  readonly live: Live;
  readonly people: People;
  readonly room: { readonly code: string };
  readonly me: ReadonlySignal<Me | null>;
}

const MANAGERS: readonly (Role | undefined)[] = ['master', 'moderator', 'admin'];
/** Longest wait of a timer, in ms: browsers run longer ones at once. */
const LONGEST = 2 ** 31 - 1;

export function createMembersModel({ live, people, room, me }: MembersModelDeps): MembersModel {
  const view = signal<MembersView | null>(null);
  const refused = signal<Refusal | null>(null);
  const namesVersion = signal(0);
  const muteEnded = signal(0);
  const now = () => Date.now() + live.skew;
  let channel: Channel;

  function open(): Channel {
    return live.open<MembersView>(room.code, 'members', {
      view(next) {
        refused.value = null;
        view.value = next;
      },
      entries(entries) {
        const before = view.peek();
        if (!before) return;
        const after = folded(before, entries, me.peek()?.number ?? 0);
        view.value = after;
        // Whoever leaves may have deleted their account, and is to be called so at once.
        for (const { by, e } of entries) if ((e as ShownEvent)?.type === 'left') people.renew(by);
        // Those in charge are shown more, or less again: the whole is made for its viewer.
        if (MANAGERS.includes(before.role) !== MANAGERS.includes(after.role)) reopen();
      },
      refused(refusal) {
        refused.value = refusal;
      },
    });
  }

  function reopen(): void {
    const old = channel;
    channel = open();
    old.close();
  }

  channel = open();
  const stopNames = people.onChange(() => {
    namesVersion.value++;
  });
  // A mute ends by itself: what says so is to go then.
  const stopWatching = effect(() => {
    const until = view.value?.mute?.until;
    if (!until) return;
    const timer = setTimeout(
      () => {
        muteEnded.value++;
      },
      Math.min(LONGEST, Math.max(0, until - now())),
    );
    return () => clearTimeout(timer);
  });

  const mute = computed(() => {
    void muteEnded.value;
    const found = view.value?.mute;
    return found && (found.until === null || found.until > now()) ? found : null;
  });

  function nameOf(person: Person): string | null | undefined {
    void namesVersion.value;
    return people.name(person);
  }

  return {
    view,
    refused,
    role: computed(() => view.value?.role ?? null),
    manages: computed(() => MANAGERS.includes(view.value?.role)),
    whyNot(group) {
      const found = view.value;
      // Without a name one is asked for it first: then one may.
      if (!found || !me.value) return null;
      if (group === 'talk' && mute.value) {
        const { until, why } = mute.value;
        return refusalWords({ refused: 'members/muted', detail: { until: until ?? 0, why } });
      }
      if (found.locked && found.role === 'visitor') return t('locked-short');
      return whyNotWords(found, group, nameOf);
    },
    nameOf,
    now,
    async send(command) {
      const answer = await channel.send(command);
      if (isRefusal(answer)) throw answer;
    },
    close() {
      stopNames();
      stopWatching();
      channel.close();
    },
  };
}
