import { toast } from './toast.tsx';
import { t } from './words.ts';

/** Puts a text on the clipboard; says so where the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused, or the page is not served over TLS.
    toast({ text: t('copy-failed'), tone: 'bad' });
    return false;
  }
}
