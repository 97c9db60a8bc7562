/** Saved card tables, their files and replays over HTTP, typed; apart from `api.ts`, as few pages need them. */
import type { Person, Time } from '../activities/activity.ts';
import type { ShownTableEvent, TableView } from '../activities/table/types.ts';
import { createHttp, query, type RequestOptions } from './request.ts';
import type { Me } from './types.ts';

export interface SavedTableHead {
  readonly id: number;
  /** Empty where nobody has named it. */
  readonly name: string;
  /** `loading`: it lay there when another table was laid in its place. */
  readonly keptFor: 'asked' | 'loading';
  readonly by: Me;
  readonly at: Time;
  /** Empty for none. */
  readonly game: string;
  readonly round: number;
  readonly cards: number;
}

export interface Laid {
  readonly seq: number;
  /** The saved table that holds what lay there before; null where nothing did. */
  readonly before: number | null;
}

/** What a file holds, and how it would be laid here. */
export interface FileLook {
  readonly name: string;
  /** ISO 8601. */
  readonly exportedAt: string;
  readonly from: 'here' | 'elsewhere';
  readonly game: string | null;
  readonly round: number;
  readonly cards: number;
  readonly hidden: number;
  readonly pieces: number;
  readonly endsRound: boolean;
}

export interface PlayedRound {
  /** Names it. */
  readonly from: number;
  readonly round: number;
  readonly game: string;
  readonly at: Time;
  readonly steps: number;
  readonly people: readonly Person[];
  readonly hands: 'own' | 'then' | 'all';
  /** Those who sat in it may be asked to open their hands. */
  readonly settled: boolean;
}

export interface ReplayEntry {
  readonly seq: number;
  readonly at: Time;
  readonly by: Person;
  readonly e: ShownTableEvent;
}
export interface ReplayPage {
  readonly from: number;
  readonly to: number;
  readonly round: number | null;
  readonly hands: PlayedRound['hands'];
  /** On the first page: the table after the first step. */
  readonly view?: TableView;
  readonly entries: readonly ReplayEntry[];
  readonly next: number | null;
}

/** @param options as for `createApi` */
export function createTablesApi(options: RequestOptions) {
  const { get, write, request } = createHttp(options);
  const at = (room: string, rest: string) => `/rooms/${encodeURIComponent(room)}/table/${rest}`;

  return {
    saved: (room: string) => get<{ tables: readonly SavedTableHead[]; most: number }>(at(room, 'saved')),
    save: (room: string, name: string) => write<SavedTableHead>('POST', at(room, 'saved'), { name }),
    rename: (room: string, id: number, name: string) =>
      write<SavedTableHead>('PATCH', at(room, `saved/${id}`), { name }),
    remove: (room: string, id: number) => write<void>('DELETE', at(room, `saved/${id}`)),
    load: (room: string, id: number) => write<Laid>('POST', at(room, `saved/${id}/load`)),
    /** As a file. @param id of a saved table; null for the table as it lies */
    file: async (room: string, id: number | null) => {
      const response = await request(at(room, id === null ? 'file' : `saved/${id}/file`));
      const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
      return { name: named ?? 'table.json', blob: await response.blob() };
    },
    lookAtFile: (room: string, file: unknown) => write<FileLook>('POST', at(room, 'file/look'), { file }),
    /** @param anew with hidden cards mixed anew: the only way for a file of another server */
    layFile: (room: string, file: unknown, anew: boolean) =>
      write<Laid>('POST', at(room, 'file'), { file, anew }),
    rounds: (room: string) =>
      get<{ rounds: readonly PlayedRound[]; laid: { readonly steps: number } | null }>(at(room, 'replays')),
    /** @param from of the round; 0 for everything since the table was laid */
    replay: (room: string, from: number, after?: number) =>
      get<ReplayPage>(`${at(room, `replays/${from}`)}${query({ after })}`),
  };
}
