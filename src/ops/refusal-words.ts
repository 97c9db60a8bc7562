/** What became of a command that was refused or failed: what happened and what to do, in a sentence. */
import type { Refusal, RefusalDetail } from '../activities/activity.ts';
import { kindOf } from '../api/problem-codes.ts';
import { ConfigError } from '../config-error.ts';
import { StoreError } from '../store/errors.ts';
import { quantity } from './quantity.ts';

const n = (value: unknown): string => Number(value).toLocaleString('en');

const words: Readonly<Record<string, (detail: RefusalDetail) => string>> = {
  'ops/usage': ({ problem }) => String(problem),
  'ops/cancelled': ({ stands }) => `Cancelled. ${stands}`,
  'ops/no-database': ({ dataDir }) =>
    `There is no Atelier database in ${dataDir}. Start the server once, or name another folder with --data-dir.`,
  'ops/nobody': ({ name }) => `Nobody here is called "${name}".`,
  'ops/file-exists': ({ file }) => `${file} exists already. Choose another name, or add --yes to replace it.`,
  'ops/not-confirmed': ({ pixels }) =>
    `Nothing was painted: people painted ${quantity(Number(pixels), 'pixel')} there. Add --yes to paint over them.`,
  'ops/not-a-picture': ({ file }) =>
    `${file} is no picture that can be read. PNG, JPEG, WebP, GIF, AVIF and TIFF can.`,
  'ops/picture-too-large': ({ file }) => `${file} has too many pixels. Make it smaller first.`,
  'ops/too-many-colors': ({ colors, missing, free }) =>
    `The picture has ${n(colors)} colours, of which the palette lacks ${n(missing)}; it has room for ${n(free)}. ` +
    'Leave out --palette-from-image to use the nearest colours there are.',
  'ops/palette-in-use': ({ painters }) =>
    `${quantity(Number(painters), 'person has', 'people have')} painted on this mural: its palette stays theirs. ` +
    'Leave out --palette-from-image.',
  'ops/image-too-large': ({ max }) =>
    `A picture of more than ${n(max)} pixels cannot be made. Lower --scale.`,

  'file/not-a-database': () => 'This file is no database. Name a file that `backup` made.',
  'file/not-atelier': () =>
    'This file is a database, but not one of Atelier. Name a file that `backup` made.',
  'file/damaged-file': () => 'This file is damaged. Nothing was changed; try an older backup.',
  'file/newer-file': ({ migration }) =>
    `This backup was made by a newer Atelier (${migration}). Update this one first; nothing was changed.`,
  'file/same-file': () => 'This is the database itself, not a backup of it. Nothing was changed.',
  'file/in-use': () =>
    'A server or another command is using this data folder. Stop it, then restore again; nothing was changed.',

  'invites/too-many': ({ max }) =>
    `${max} invitations to the server are open already. Revoke some of them first, on the admin’s desk.`,

  'rooms/unknown': ({ code }) => `There is no room ${code}. \`rooms\` lists all of them.`,
  'rooms/archived': ({ code }) => `Room ${code} is archived. Bring it back first: bring-back ${code}.`,
  'rooms/not-archived': ({ code }) => `Room ${code} is not archived: there is nothing to bring back.`,
  'rooms/already-archived': ({ code }) => `Room ${code} is archived already.`,
  'rooms/public-stays-open': () => 'The public room cannot be archived: everybody starts there.',

  'mural/nothing-to-bring-back': () =>
    'There is no reset to take back: there was none, or it is more than 24 hours ago.',
  'mural/out-of-bounds': ({ x, y, width, height }) =>
    `${x},${y} is not on the mural, which has ${width}×${height} pixels. Choose --at between 0,0 and ${Number(width) - 1},${Number(height) - 1}.`,
  'mural/bad-canvas': ({ reason, stands }) =>
    `This is no canvas file of the older format: it ${reason}. ${stands}`,
};

export function wordsOf({ refused, detail = {} }: Refusal): string {
  return words[refused]?.(detail) ?? `${kindOf(refused).title} (${refused})`;
}

/** Errors of the file system that somebody can do something about: https://nodejs.org/api/errors.html#common-system-errors */
const files: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist. Check the name',
  ENOTDIR: 'leads through a file that is no folder. Check the name',
  EEXIST: 'is a file that stands where a folder would have to be. Choose another place',
  EISDIR: 'is a folder. Name a file',
  EACCES: 'must not be read or written by this user. Change its rights, or choose another place',
  EPERM: 'must not be read or written by this user. Change its rights, or choose another place',
  EROFS: 'is on a file system that cannot be written. Choose another place',
  ENOSPC: 'does not fit: the disk is full. Make room, or choose another place',
  EDQUOT: 'does not fit: your quota is used up. Make room, or choose another place',
  EMFILE: 'cannot be opened: too many files are open',
  EIO: 'cannot be read or written: the drive reports an error',
};

/** The sentence for an error; null for one that nobody expected. */
export function wordsOfError(error: unknown): string | null {
  if (error instanceof StoreError || error instanceof ConfigError) return error.message;
  const { code = '', path } = error as NodeJS.ErrnoException;
  const what = files[code];
  return what === undefined ? null : `${path ?? 'The file'} ${what}.`;
}
