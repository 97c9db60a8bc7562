/** Files between the table and the device. */
import { refuse } from '../../../activity.ts';

/** Bytes; several times the largest that is made. */
const MOST_BYTES = 1024 * 1024;

/**
 * Asks for a file and reads it as JSON; undefined when none was chosen.
 *
 * @throws Refusal for one that is too large or none of ours
 */
export async function chooseFile(): Promise<unknown> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  const file = await new Promise<File | undefined>((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
  if (!file) return undefined;
  if (file.size > MOST_BYTES) throw refuse('table/bad-file', { field: 'size' });
  try {
    return JSON.parse(await file.text()) as unknown;
  } catch {
    throw refuse('table/bad-file', { field: 'json' });
  }
}
