/** The admin's desk over HTTP, typed; apart from `api.ts`, as hardly anybody needs it. */
import { createHttp, type RequestOptions } from './request.ts';

export type Desk = ReturnType<typeof createDesk>;

export interface DeskState {
  readonly role: 'moderator' | 'admin';
  readonly openReports: number;
  readonly runningJobs: number;
}

export function createDesk(options: RequestOptions) {
  const { get } = createHttp(options);
  return {
    /** My role here, and what waits. */
    state: () => get<DeskState>('/desk'),
  };
}
