/** What every activity's panel is given: the same for all, so that a new one only adds a folder. */
import type { ReadonlySignal } from '@preact/signals';
import type { Live, Me, RoomInfo } from '../../client/types.ts';
import type { Api, People } from './connection.ts';

export interface PanelProps {
  readonly live: Live;
  readonly api: Api;
  readonly people: People;
  readonly room: RoomInfo;
  /** Null for somebody who only watches. */
  readonly me: ReadonlySignal<Me | null>;
  /** Asks for a name where there is none yet; null when the person would rather not. */
  askName(): Promise<Me | null>;
}
