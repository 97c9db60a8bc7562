/** The bounds of a mural. Those of single commands are part of the protocol. */

/** Edge of a tile, in pixels. A power of two, so that shifts and masks find a pixel's tile. */
export const TILE = 256;

export const MIN_EDGE = 16;
export const MAX_EDGE = 4096;
export const MIN_COLORS = 2;
export const MAX_COLORS = 256;
/** Seconds. */
export const MAX_COOLDOWN = 86_400;

/** Pixels of one `place`. */
export const MAX_BATCH = 4096;
/** Pixels of one `import`, and of any one event. */
export const MAX_IMPORT = 65_536;

/** How long one's last pixel can be taken back where there is a cooldown, in ms. */
export const UNDO_WITHIN = 5_000;
/** How long a reset can be taken back, in ms. */
export const UNRESET_WITHIN = 24 * 60 * 60 * 1000;

/** Strokes remembered for undo and redo, for each person. */
export const MAX_STROKES = 50;
/** Pixels of one remembered stroke; a longer one is undone in pieces, each of which fits one event. */
export const MAX_STROKE_PIXELS = 65_536;
/** Pixels of all remembered strokes of a mural: 20 bytes each, about 5 MB. */
export const MAX_REMEMBERED = 262_144;

/** Rectangles that only masters paint in. */
export const MAX_AREAS = 100;
/** Characters of the name of one. */
export const MAX_AREA_NAME = 60;
/** Characters of the reason for one. */
export const MAX_WHY = 500;
/** Rollbacks remembered, so that they can be undone. */
export const MAX_ROLLBACKS = 50;
/** Pixels of one command of a rollback; the format of the log allows as many as MAX_IMPORT. */
export const ROLLBACK_PIECE = 8_192;
