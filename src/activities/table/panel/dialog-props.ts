import type { TableView } from '../types.ts';
import type { Desk } from './desk.ts';

/** What every dialog of the table is given. */
export interface DialogProps {
  readonly desk: Desk;
  readonly view: TableView;
  close(): void;
}
