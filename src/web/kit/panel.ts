/** What every activity's panel is given: the same for all, so that a new one only adds a folder. */
import type { ReadonlySignal } from '@preact/signals';
import type { Person } from '../../activities/activity.ts';
import type { Api } from '../../client/api.ts';
import type { People } from '../../client/people.ts';
import type { Live, Me, Reportable, RoomInfo } from '../../client/types.ts';

/** A message that was just said by somebody else. */
export interface Said {
  readonly by: Person;
  readonly text: string;
  readonly namesMe: boolean;
}

export interface PanelProps {
  readonly live: Live;
  readonly api: Api;
  readonly people: People;
  readonly room: RoomInfo;
  /** Null for somebody who only watches. */
  readonly me: ReadonlySignal<Me | null>;
  /** Asks for a name where there is none yet; null when the person would rather not. */
  askName(): Promise<Me | null>;
  /** Why I may not do this here at the moment, in words; null where I may. Reading it ties what shows it to its change. */
  whyNot(group: 'talk' | 'paint' | 'play'): string | null;
  /** Whether I look after the room. */
  readonly manages: ReadonlySignal<boolean>;
  /** Opens the dialog in which somebody is muted, for those who look after the room. */
  mute(person: Person, name: string): void;
  /** Opens the dialog in which this is reported. */
  report(what: Reportable): void;
  /** Whether the panel is on the screen; false behind another tab on a phone. */
  readonly shown: ReadonlySignal<boolean>;
  /** How much came in that was not seen, for the tab. */
  onUnread?(count: number): void;
  /** Somebody else said something just now: not what was there when the room was opened. */
  onSaid?(said: Said): void;
}
