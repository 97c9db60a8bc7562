import {
  ChartNoAxesColumn,
  ImageDown,
  Keyboard,
  LocateFixed,
  Map as MapIcon,
  Maximize,
  Minus,
  MoreHorizontal,
  Plus,
  ShieldCheck,
} from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { IconButton } from '../../../web/kit/icon-button.tsx';
import { Popover } from '../../../web/kit/popover.tsx';
import type { Desk } from './desk.ts';
import { t } from './words.ts';

/** Zoom, the whole, and what one needs now and then. */
export function ViewControls({ desk }: { readonly desk: Desk }) {
  const { viewport } = desk;
  return (
    <div class="pointer-events-auto flex items-center rounded-md border border-line bg-raised shadow-raised">
      <IconButton
        label={t('zoom-out')}
        tip="none"
        icon={<Minus size={17} />}
        onClick={() => viewport.zoomStop(-1, desk.now())}
      />
      <Zoom desk={desk} />
      <IconButton
        label={t('zoom-in')}
        tip="none"
        icon={<Plus size={17} />}
        onClick={() => viewport.zoomStop(1, desk.now())}
      />
      <Popover
        label={t('more')}
        align="end"
        button={(trigger) => (
          <IconButton {...trigger} label={t('more')} tip="none" icon={<MoreHorizontal size={17} />} />
        )}
      >
        {(close) => {
          const act = (run: () => void) => () => {
            close();
            run();
          };
          return (
            <div class="flex min-w-52 flex-col">
              <Item
                icon={<Maximize size={16} />}
                hint="Home"
                onClick={act(() => viewport.showAll(desk.now()))}
              >
                {t('show-all')}
              </Item>
              <Item
                icon={<MapIcon size={16} />}
                hint="M"
                onClick={act(() => {
                  desk.mapOpen.value = !desk.mapOpen.peek();
                })}
              >
                {t('mini-map')}
              </Item>
              <Item icon={<LocateFixed size={16} />} hint="G" onClick={act(() => open('go-to'))}>
                {t('go-to')}
              </Item>
              <Item icon={<ImageDown size={16} />} onClick={act(() => open('save'))}>
                {t('save-image')}
              </Item>
              <Item icon={<ChartNoAxesColumn size={16} />} onClick={act(() => open('figures'))}>
                {t('figures')}
              </Item>
              {desk.keeper.value && (
                <Item
                  icon={<ShieldCheck size={16} />}
                  onClick={act(() => {
                    desk.keeping.value ??= { tab: 'take-back' };
                  })}
                >
                  {t('look-after')}
                </Item>
              )}
              <Item icon={<Keyboard size={16} />} hint="?" onClick={act(() => open('keys'))}>
                {t('shortcuts')}
              </Item>
            </div>
          );
        }}
      </Popover>
    </div>
  );

  function open(name: NonNullable<Desk['dialog']['value']>): void {
    desk.dialog.value = name;
  }
}

/** How large a pixel is drawn; a press shows the whole. */
function Zoom({ desk }: { readonly desk: Desk }) {
  const { scale } = desk.viewport.camera.value;
  const words = scale >= 1 ? `${Number(scale.toFixed(scale < 10 ? 1 : 0))}×` : `${Math.round(scale * 100)} %`;
  return (
    <button
      type="button"
      title={t('show-all')}
      aria-label={`${t('said-zoom', { scale: words })}. ${t('show-all')}`}
      onClick={() => desk.viewport.showAll(desk.now())}
      class="figures h-9 w-12 rounded-md font-medium text-sm hover:bg-ink/7"
    >
      {words}
    </button>
  );
}

interface ItemProps {
  readonly icon: ComponentChildren;
  readonly hint?: string;
  readonly children: ComponentChildren;
  onClick(): void;
}

function Item({ icon, hint, children, onClick }: ItemProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      class="flex h-10 items-center gap-3 rounded-md px-3 text-left text-base hover:bg-ink/7 focus-visible:-outline-offset-2"
    >
      <span class="text-muted">{icon}</span>
      <span class="flex-1">{children}</span>
      {hint && <kbd class="font-sans text-muted text-xs pointer-coarse:hidden">{hint}</kbd>}
    </button>
  );
}
