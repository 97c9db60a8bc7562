/** Looking after a mural over HTTP, typed; apart from `api.ts`, as few people need it. */
import type { Person, Time } from '../activities/activity.ts';
import type { Area, Criteria, Rollback } from '../activities/mural/types.ts';
import { createHttp, type RequestOptions } from './request.ts';

/** What a rollback would change now. */
export interface RollBackPreview {
  readonly count: number;
  readonly seq: number;
  /** Holds all of it; null where there is nothing. */
  readonly box: Area | null;
  readonly painters: readonly { readonly by: Person; readonly count: number }[];
}

/** A rollback or its undoing under way. */
export interface MuralJob {
  readonly id: number;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted' | 'interrupted';
  readonly done: number;
  readonly total: number;
  readonly result: { readonly id: number; readonly pixels: number; readonly stayed: number } | null;
  readonly refusal: { readonly code: string; readonly [figure: string]: string | number } | null;
}

export interface RecentPainter {
  readonly by: Person;
  readonly at: Time;
  readonly placed: number;
}

/** Reading a long log for a picture takes seconds. In ms. */
const LONG = 120_000;

export type MuralKeeping = ReturnType<typeof createMuralKeeping>;

export function createMuralKeeping(options: RequestOptions, code: string) {
  const { request, get, write } = createHttp(options);
  const at = (rest: string) => `/rooms/${encodeURIComponent(code)}/mural/${rest}`;

  return {
    preview: (criteria: Criteria) => write<RollBackPreview>('POST', at('roll-back/preview'), criteria),
    /** What the previewed box, or the area of the criteria, would look like. */
    pictureAfter: async (criteria: Criteria) => {
      const sent = { method: 'POST', body: criteria, timeLimit: LONG } as const;
      return (await request(at('roll-back/preview.png'), sent)).blob();
    },
    /** The address of a part of the mural as it is now. */
    pictureNow: ({ x, y, width, height }: Area, seq: number) =>
      `${options.base}/api/v1${at('region')}?${new URLSearchParams({ x, y, width, height, format: 'png', seq } as never)}`,
    rollBack: (criteria: Criteria, why = '') =>
      write<MuralJob>('POST', at('roll-back'), { ...criteria, ...(why && { why }) }),
    /** Newest first, and the one under way. */
    rollBacks: () => get<{ rollbacks: Rollback[]; job: MuralJob | null }>(at('roll-backs')),
    undo: (id: number) => write<MuralJob>('POST', at(`roll-back/${id}/undo`)),
    job: (id: number) => get<MuralJob>(at(`jobs/${id}`)),
    cancel: (id: number) => write<MuralJob>('DELETE', at(`jobs/${id}`)),
    painters: async () => (await get<{ painters: RecentPainter[] }>(at('painters'))).painters,
    /** A PNG as large as the mural, black or transparent where nobody paints. */
    putMask: (png: Blob) => request(at('mask'), { method: 'PUT', file: png, timeLimit: LONG }),
    removeMask: () => write<{ seq: number }>('DELETE', at('mask')),
  };
}
