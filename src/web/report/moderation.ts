import { createModeration, type Moderation } from '../../client/moderation.ts';

export const moderation: Moderation = createModeration({ base: '' });
