import { Lock } from 'lucide-preact';
import type { MembersModel } from './members-model.ts';
import { t } from './words.ts';

/** Tells those in a locked room: newcomers that they only look on, those in charge that nobody comes in. */
export function LockedBanner({ model }: { readonly model: MembersModel }) {
  const view = model.view.value;
  const words = !view?.locked
    ? null
    : view.role === 'visitor'
      ? t('locked-notice')
      : model.manages.value
        ? t('lock-on')
        : null;
  return (
    // Always there, so that what appears in it is read out.
    <div role="status">
      {words && (
        <div class="flex min-h-11 items-center gap-2.5 border-line border-b bg-tint px-4 py-1.5 text-sm">
          <Lock size={16} class="shrink-0" aria-hidden="true" />
          {words}
        </div>
      )}
    </div>
  );
}
