import { Link } from 'lucide-preact';
import { IconButton } from '../../../web/kit/icon-button.tsx';
import { toast } from '../../../web/kit/toast.tsx';
import { formatLink } from './camera.ts';
import type { Desk } from './desk.ts';
import { Inspector } from './inspector.tsx';
import { t } from './words.ts';

/** Where one is, who painted there, and a link to it. */
export function PositionChip({ desk }: { readonly desk: Desk }) {
  async function copy(): Promise<void> {
    const cursor = desk.studio.cursor.peek();
    const camera = desk.viewport.camera.peek();
    const to = cursor ? { ...camera, x: cursor.x, y: cursor.y } : camera;
    const url = new URL(location.href);
    url.hash = formatLink(to, desk.studio.store);
    try {
      await navigator.clipboard.writeText(url.href);
      toast({ text: t('copied'), tone: 'good' });
    } catch {
      // Forbidden or not over TLS: the address bar has it.
      history.replaceState(history.state, '', url);
      toast({ text: t('copy-failed') });
    }
  }
  return (
    <div class="pointer-events-auto flex h-9 min-w-0 items-center gap-2 rounded-md border border-line bg-raised pr-0.5 pl-3 text-sm shadow-raised">
      <Inspector desk={desk} />
      <IconButton size="sm" tip="none" label={t('copy-link')} icon={<Link size={15} />} onClick={() => void copy()} />
    </div>
  );
}
