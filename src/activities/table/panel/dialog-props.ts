import type { TableView } from '../types.ts';
import type { Desk, Dialog as OpenDialog } from './desk.ts';

/** What every dialog of the table is given. */
export interface DialogProps {
  readonly desk: Desk;
  readonly view: TableView;
  close(): void;
}

/** Of those that need to know what they were opened for. */
export type Open<K extends OpenDialog['kind']> = DialogProps & {
  readonly open: Extract<OpenDialog, { kind: K }>;
};
