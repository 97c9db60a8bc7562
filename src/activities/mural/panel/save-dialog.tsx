import { useState } from 'preact/hooks';
import { Button } from '../../../web/kit/button.tsx';
import { Choice } from '../../../web/kit/choice.tsx';
import { figure } from '../../../web/kit/dates.ts';
import { download } from '../../../web/kit/download.ts';
import type { Rect } from './box-filter.ts';
import { toMural } from './camera.ts';
import type { Desk } from './desk.ts';
import { fitsIntoImage, toPng } from './image-file.ts';
import { paletteColors } from './palette-colors.ts';
import { t } from './words.ts';

type What = 'whole' | 'visible';

/** The mural or what is visible of it as a PNG file, made in the browser. */
export function SaveDialog({ desk }: { readonly desk: Desk }) {
  const [what, setWhat] = useState<What>('whole');
  const [times, setTimes] = useState(1);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const part = what === 'whole' ? whole(desk) : visible(desk);
  const fits = fitsIntoImage(part, times);

  async function save(): Promise<void> {
    setBusy(true);
    setFailed(false);
    const { store, view } = desk.studio;
    const blob = await toPng(store, paletteColors(view.peek().palette), part, times);
    setBusy(false);
    if (!blob) return setFailed(true);
    const at = what === 'visible' ? `-${part.left}-${part.top}` : '';
    download(blob, `mural-${desk.room.code}${at}-${times}x.png`);
    desk.dialog.value = null;
  }

  return (
    <div class="flex flex-col gap-4 pt-2">
      <Choice<What>
        legend={t('save-what')}
        value={what}
        onChange={setWhat}
        columns={2}
        options={[
          { value: 'whole', label: t('save-whole') },
          { value: 'visible', label: t('save-visible') },
        ]}
      />
      <Choice
        legend={t('save-size')}
        value={String(times)}
        onChange={(value) => setTimes(Number(value))}
        columns={3}
        options={['1', '4', '10'].map((value) => ({ value, label: `${value}×` }))}
      />
      <div class="flex items-center justify-between gap-3">
        <p class={`figures text-sm ${fits && !failed ? 'text-muted' : 'text-danger'}`} aria-live="polite">
          {failed
            ? t('save-failed')
            : fits
              ? t('save-result', {
                  width: figure((part.right - part.left) * times),
                  height: figure((part.bottom - part.top) * times),
                })
              : t('save-too-large')}
        </p>
        <Button look="primary" busy={busy} disabled={!fits} onClick={() => void save()}>
          {t('save')}
        </Button>
      </div>
    </div>
  );
}

function whole({ studio: { store } }: Desk): Rect {
  return { left: 0, top: 0, right: store.width, bottom: store.height };
}

function visible({ studio: { store }, viewport }: Desk): Rect {
  const size = viewport.size.peek();
  const first = toMural(viewport.camera.peek(), size, { x: 0, y: 0 });
  const last = toMural(viewport.camera.peek(), size, { x: size.width, y: size.height });
  return {
    left: Math.max(0, Math.floor(first.x)),
    top: Math.max(0, Math.floor(first.y)),
    right: Math.min(store.width, Math.ceil(last.x)),
    bottom: Math.min(store.height, Math.ceil(last.y)),
  };
}
