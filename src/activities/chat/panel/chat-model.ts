/** The chat of one room: joins the live channel, the store and what the person does. */
import { computed, signal } from '@preact/signals';
import type { PanelProps } from '../../../web/kit/panel.ts';
import { refusalWords } from '../../../web/kit/refusals.ts';
import { toast } from '../../../web/kit/toast.tsx';
import { isRefusal, type Person, type Refusal } from '../../activity.ts';
import { tidyText } from '../text.ts';
import type { ChatCommand, ChatEvent, ChatView, Message } from '../types.ts';
import { asOne } from './as-one.ts';
import {
  answered,
  discarded,
  EMPTY_STORE,
  folded,
  indexOf,
  prepended,
  refreshed,
  retried,
  sent,
  viewed,
} from './chat-store.ts';
import { mentionedIn, type Named } from './mentions.ts';
import { attended, NOBODY } from './notices.ts';

/** One "I am writing" at most this often, in ms; the server forgets it after 5 s. */
const TYPING_EVERY = 2500;
const LEAVERS_CHECK = 5000;
const PAGE = 60;
const REFRESHED = 200;

export type ChatModel = ReturnType<typeof createChatModel>;

export function createChatModel({ live, api, people, room, me, askName, manages, onSaid }: PanelProps) {
  const store = signal(EMPTY_STORE);
  const ready = signal(false);
  const refused = signal<Refusal | null>(null);
  const typing = signal<readonly Person[]>([]);
  const attendance = signal(NOBODY);
  const here = signal<readonly Named[]>([]);
  const namesVersion = signal(0);
  const earlier = signal<'idle' | 'loading' | Refusal>('idle');
  const slow = signal(0);
  /** When I last said something that slow mode counts. */
  const saidAt = signal<number | null>(null);
  let lastTyped = 0;
  let nextId = 1;
  /** How often messages that were there changed. */
  let changes = 0;

  const now = () => Date.now() + live.skew;
  const myNumber = () => me.value?.number ?? 0;
  const isMe = (person: Person) => person === me.value?.number || me.value?.also?.includes(person) === true;
  /** What I said, and where I was mentioned, before accounts of mine were merged counts as mine. */
  const shown = computed(() => asOne(store.value, me.value));

  const channel = live.open<ChatView>(room.code, 'chat', {
    view(view, seq) {
      store.value = viewed(store.value, view, seq);
      slow.value = view.slow;
      saidAt.value = view.saidAt;
      ready.value = true;
      refused.value = null;
    },
    entries(entries) {
      store.value = folded(store.value, entries);
      if (entries.some(({ e }) => (e as ChatEvent | null)?.type !== 'said')) changes++;
      for (const { by, at, e } of entries) {
        const event = e as ChatEvent | null;
        if (event?.type === 'configured') slow.value = event.slow;
        else if (event?.type === 'restored') void fetchRestored();
        else if (event?.type === 'said' && by === myNumber()) saidAt.value = at;
        else if (event?.type === 'said' && by !== 0 && event.text !== '')
          onSaid?.({ by, text: event.text, namesMe: event.mentions?.some(isMe) ?? false });
      }
    },
    typing(writing) {
      typing.value = writing;
    },
    refused(refusal) {
      refused.value = refusal;
    },
  });
  const stopPresence = live.on('presence', (presence) => {
    if (presence.room !== room.code) return;
    here.value = presence.people;
    attendance.value = attended(
      attendance.value,
      here.value.map((one) => one.number),
      now(),
      myNumber(),
    );
  });
  const stopNames = people.onChange(() => {
    namesVersion.value++;
  });
  const leaversTimer = setInterval(() => {
    if (!attendance.value.started) return;
    attendance.value = attended(
      attendance.value,
      here.value.map((one) => one.number),
      now(),
      myNumber(),
    );
  }, LEAVERS_CHECK);

  /** Messages that were brought back, from the newest to the oldest that is loaded. */
  async function fetchRestored(): Promise<void> {
    const first = store.value.messages.find(({ removed }) => removed)?.seq;
    let before = (store.value.messages.at(-1)?.seq ?? 0) + 1;
    if (first === undefined) return;
    try {
      while (before > first) {
        const asked = changes;
        const page = await api.messages(room.code, before, REFRESHED);
        // Something was changed or removed meanwhile: what came may be older than that.
        if (asked !== changes) continue;
        store.value = refreshed(store.value, page.messages);
        before = page.earlier ? (page.messages[0]?.seq ?? 0) : 0;
      }
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast({ text: refusalWords(error), tone: 'bad' });
    }
  }

  /** The name of a person as far as it is known; ties what shows it to its coming. */
  function nameOf(person: Person): string | null | undefined {
    void namesVersion.value;
    return people.name(person);
  }

  /** Whom one may want to mention: those here first, then those who wrote lately. */
  const mentionable = computed<readonly Named[]>(() => {
    const known = new Map(here.value.map((one) => [one.number, one.name]));
    for (const { by } of store.value.messages.slice(-200).toReversed()) {
      const name = by === 0 || isMe(by) || known.has(by) ? null : nameOf(by);
      if (name) known.set(by, name);
    }
    known.delete(myNumber());
    return [...known].map(([number, name]) => ({ number, name }));
  });

  async function deliver(id: number, command: ChatCommand): Promise<void> {
    const answer = await channel.send(command);
    // Read only now: what others wrote in between is in it.
    store.value = answered(store.value, id, answer);
  }

  /** True when the message is on its way; false when it stays with its writer, who has been told why. */
  async function say(raw: string): Promise<boolean> {
    const text = tidyText(raw);
    if (isRefusal(text)) {
      if (text.refused !== 'chat/empty') toast({ text: refusalWords(text), tone: 'bad' });
      return false;
    }
    if (!me.value && !(await askName())) return false;
    const mentions = mentionedIn(text, mentionable.value);
    const id = nextId++;
    store.value = sent(store.value, { id, text, mentions, at: now() });
    void deliver(id, { type: 'say', text, ...(mentions.length > 0 ? { mentions } : {}) });
    lastTyped = 0;
    return true;
  }

  function sayAgain(id: number): void {
    const message = store.value.outgoing.find((one) => one.id === id);
    if (!message) return;
    store.value = retried(store.value, id);
    const { text, mentions } = message;
    void deliver(id, { type: 'say', text, ...(mentions.length > 0 ? { mentions } : {}) });
  }

  /** For what shows its outcome by itself: only a refusal needs words. */
  async function act(command: ChatCommand): Promise<boolean> {
    if (!me.value && !(await askName())) return false;
    const answer = await channel.send(command);
    if (isRefusal(answer) && answer.refused !== 'chat/no-change') {
      toast({ text: refusalWords(answer), tone: 'bad' });
      return false;
    }
    return true;
  }

  function react(seq: number, emoji: string): Promise<boolean> {
    const message = store.value.messages[indexOf(store.value.messages, seq)];
    const mine = message?.reactions.find((one) => one.emoji === emoji)?.people.includes(myNumber());
    return act({ type: 'react', seq, emoji, on: !mine });
  }

  async function loadEarlier(): Promise<void> {
    const first = store.value.messages[0]?.seq;
    if (!store.value.earlier || first === undefined || earlier.value === 'loading') return;
    earlier.value = 'loading';
    try {
      const page = await api.messages(room.code, first, PAGE);
      store.value = prepended(store.value, page);
      earlier.value = 'idle';
    } catch (error) {
      if (!isRefusal(error)) throw error;
      earlier.value = error;
    }
  }

  return {
    store: shown,
    slow,
    manages,
    /** By the server's clock; 0 where I need not wait. */
    waitUntil: computed(() =>
      manages.value || slow.value === 0 || saidAt.value === null ? 0 : saidAt.value + slow.value * 1000,
    ),
    configure: (seconds: number) => act({ type: 'configure', slow: seconds }),
    /**
     * @param since all of its author from then on; null for this message alone
     * @returns what to name to `bringBack`
     * @throws Refusal
     */
    async takeAway({ seq, by }: Message, since: number | null, why: string): Promise<number> {
      const what = since === null ? { seq } : { by, since };
      const answer = await channel.send<ChatCommand>({ type: 'remove', ...what, ...(why !== '' && { why }) });
      if (isRefusal(answer)) throw answer;
      return answer;
    },
    bringBack: (removal: number) => act({ type: 'restore', removal }),
    ready,
    refused,
    typing,
    notices: computed(() => attendance.value.notices),
    earlier,
    mentionable,
    nameOf,
    now,
    say,
    sayAgain,
    discard(id: number) {
      store.value = discarded(store.value, id);
    },
    edit: (seq: number, text: string) => act({ type: 'edit', seq, text }),
    remove: (seq: number) => act({ type: 'delete', seq }),
    react,
    loadEarlier,
    wrote() {
      const at = Date.now();
      if (!me.value || at - lastTyped < TYPING_EVERY) return;
      lastTyped = at;
      channel.typing();
    },
    close() {
      clearInterval(leaversTimer);
      stopPresence();
      stopNames();
      channel.close();
    },
  };
}
