import { Ellipsis, X } from 'lucide-preact';
import { IconButton } from '../../../web/kit/icon-button.tsx';
import { Popover } from '../../../web/kit/popover.tsx';
import { deedIcon } from './deed-icons.ts';
import { MenuDeed } from './deed-menu.tsx';
import { perform } from './deeds.ts';
import { type Deed, deedsFor } from './deeds-for.ts';
import type { Desk } from './desk.ts';
import { rulesDecide } from './games.ts';
import { chosenWords } from './selected-words.ts';
import { t } from './words.ts';

/** What can be done with what is chosen; the first few at hand, the others behind a button. */
export function DeedBar({ desk, narrow }: { readonly desk: Desk; readonly narrow: boolean }) {
  const { model, selection } = desk;
  const view = model.view.value;
  const chosen = selection.value;
  if (!view || !chosen || desk.placing.value) return null;
  const deeds = deedsFor(chosen, { view, mine: model.mine.value, manages: model.manages.value });
  if (deeds.length === 0) return null;
  // What the rules allow is offered beside the hand.
  if (rulesDecide(view) && (chosen.kind === 'cards' || chosen.kind === 'pile')) return null;
  const what = chosenWords(view, chosen);
  const first = deeds.slice(0, narrow ? 3 : 5);
  const others = deeds.slice(first.length);
  return (
    <div
      role="toolbar"
      aria-label={t('deeds')}
      data-fixed=""
      class="-translate-x-1/2 absolute bottom-2 left-1/2 z-20 flex max-w-[calc(100%-1rem)] animate-rise items-center gap-0.5 rounded-xl border border-line bg-raised p-1 text-ink shadow-float"
    >
      {what !== '' && <span class="max-w-36 truncate px-2.5 text-muted text-sm max-sm:hidden">{what}</span>}
      {first.map((deed) => (
        <DeedButton key={deed} desk={desk} deed={deed} narrow={narrow} />
      ))}
      {others.length > 0 && (
        <Popover
          label={t('more')}
          side="above"
          align="end"
          class="w-60"
          button={(trigger) => (
            <button
              {...trigger}
              type="button"
              class="grid size-11 place-items-center rounded-lg transition-colors hover:bg-ink/7"
              aria-label={t('more')}
            >
              <Ellipsis size={19} />
            </button>
          )}
        >
          {(close) => (
            <div class="flex flex-col">
              {others.map((deed) => (
                <MenuDeed key={deed} desk={desk} deed={deed} close={close} />
              ))}
            </div>
          )}
        </Popover>
      )}
      <IconButton
        label={t('clear')}
        tip="none"
        icon={<X size={17} />}
        onClick={() => {
          selection.value = null;
          desk.picking.value = false;
        }}
      />
    </div>
  );
}

interface DeedProps {
  readonly desk: Desk;
  readonly deed: Deed;
}

function DeedButton({ desk, deed, narrow }: DeedProps & { readonly narrow: boolean }) {
  const Icon = deedIcon(deed);
  return (
    <button
      type="button"
      onClick={() => void perform(desk, deed)}
      class={`flex h-11 shrink-0 items-center justify-center gap-1.5 rounded-lg px-2.5 font-medium text-sm transition-colors hover:bg-ink/7 active:bg-ink/12 ${narrow ? 'min-w-14 flex-col gap-0 px-2 text-xs' : ''}`}
    >
      <Icon size={17} />
      <span class="whitespace-nowrap">{t(`do-${deed}`)}</span>
    </button>
  );
}
