import { createDesk, type Desk } from '../../../client/desk.ts';

export const desk: Desk = createDesk({ base: '' });
