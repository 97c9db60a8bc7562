/** Files between the table and the device. */
import { refuse } from '../../../activity.ts';

/** Bytes; several times the largest that is made. */
const MOST_BYTES = 1024 * 1024;

/** Hands a file to the browser to keep. */
export function download({ name, blob }: { readonly name: string; readonly blob: Blob }): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it up by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

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
