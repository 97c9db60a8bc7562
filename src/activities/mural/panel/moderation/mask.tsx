import { useComputed, useSignal } from '@preact/signals';
import { ImageUp, Lasso, SquareDashed, Stamp } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../../../web/kit/button.tsx';
import { Choice } from '../../../../web/kit/choice.tsx';
import { figure } from '../../../../web/kit/dates.ts';
import { type Bitmap, hasBit } from '../../bitmap.ts';
import { AreaFields } from './area-fields.tsx';
import { openMask, openShare, withLasso, withRectangle } from './mask-draft.ts';
import { attempt, type ToolProps, tellChanged } from './shared.ts';
import { t } from './words.ts';

/** Where people may paint: by a picture, or drawn on the mural. A draft is shown, and in force once it is put on. */
export function Mask({ desk, api, area, drawing }: ToolProps) {
  const { store } = desk.studio;
  const mural = { width: store.width, height: store.height };
  // Shown on the mural, and dropped with the tools.
  const draft = desk.maskDraft;
  useEffect(
    () => () => {
      draft.value = null;
    },
    [draft],
  );
  const shape = useSignal<'rectangle' | 'lasso'>('rectangle');
  const effect = useSignal<'opened' | 'closed'>('closed');
  const busy = useSignal(false);
  const file = useRef<HTMLInputElement>(null);
  const share = useComputed(() => {
    const bits = draft.value ?? desk.mask.value;
    return bits ? openShare(bits, mural.width * mural.height) : 1;
  });
  const base = (): Bitmap => draft.peek() ?? desk.mask.peek()?.slice() ?? openMask(mural, false);

  function startLasso(): void {
    area.value = null;
    drawing.value = {
      kind: 'lasso',
      done(line) {
        draft.value = withLasso(base(), mural, line, effect.peek() === 'closed');
      },
    };
  }

  function applyRectangle(): void {
    const drawn = area.peek();
    if (drawn) draft.value = withRectangle(base(), mural, drawn, effect.peek() === 'closed');
    area.value = null;
    drawing.value = null;
  }

  /** Null takes it off. */
  async function send(png: Blob | null): Promise<boolean> {
    busy.value = true;
    const done = await attempt(() => (png ? api.putMask(png) : api.removeMask()));
    busy.value = false;
    return done;
  }

  async function change(png: Blob | null): Promise<void> {
    const before = desk.mask.peek()?.slice() ?? null;
    if (!(await send(png))) return;
    stop();
    tellChanged(t(png ? 'mask-saved' : 'mask-removed'), async () =>
      send(before && (await pngOf(before, mural.width, mural.height))),
    );
  }

  function stop(): void {
    draft.value = null;
    area.value = null;
    drawing.value = null;
  }

  const none = !draft.value && desk.studio.view.value.mask === 0;
  const percent = figure(Math.round(share.value * 1000) / 10);
  return (
    <>
      <p class="text-muted text-sm">{t('mask-text')}</p>
      <p role="status" class="font-medium">
        {none ? t('mask-none') : t('mask-set', { share: percent })}{' '}
        {draft.value && <span class="text-muted">{t('mask-unsaved')}</span>}
      </p>
      {draft.value && (
        <div class="flex flex-wrap gap-2">
          <Button
            look="primary"
            icon={<Stamp size={16} />}
            busy={busy.value}
            onClick={async () => {
              if (draft.value) await change(await pngOf(draft.value, mural.width, mural.height));
            }}
          >
            {t('mask-save')}
          </Button>
          <Button look="quiet" onClick={stop}>
            {t('mask-drop')}
          </Button>
        </div>
      )}
      <section class="-mx-4 flex flex-col gap-3 border-line border-y bg-sunken px-4 py-4">
        <h3 class="font-semibold">{t('mask-draw')}</h3>
        <Choice
          legend={t('mask-shape')}
          columns={2}
          value={shape.value}
          onChange={(value) => {
            shape.value = value;
            drawing.value = null;
            area.value = null;
          }}
          options={[
            { value: 'rectangle', label: t('rectangle'), icon: <SquareDashed size={15} /> },
            { value: 'lasso', label: t('lasso'), icon: <Lasso size={15} /> },
          ]}
        />
        <Choice
          legend={t('mask-effect')}
          columns={2}
          value={effect.value}
          onChange={(value) => {
            effect.value = value;
          }}
          options={[
            { value: 'closed', label: t('closed') },
            { value: 'opened', label: t('opened') },
          ]}
        />
        {shape.value === 'rectangle' ? (
          <AreaFields desk={desk} area={area} drawing={drawing} />
        ) : (
          <>
            <p class="text-muted text-sm">{t('lasso-help')}</p>
            <Button
              size="sm"
              class="self-start"
              icon={<Lasso size={15} />}
              aria-pressed={drawing.value?.kind === 'lasso'}
              onClick={startLasso}
            >
              {t('draw-shape')}
            </Button>
          </>
        )}
        {shape.value === 'rectangle' && area.value && !drawing.value && (
          <Button size="sm" look="primary" class="self-start" onClick={applyRectangle}>
            {t('apply-rectangle')}
          </Button>
        )}
        <div class="flex flex-wrap gap-2">
          <Button
            size="sm"
            look="quiet"
            onClick={() => {
              draft.value = openMask(mural, false);
            }}
          >
            {t('all-open')}
          </Button>
          <Button
            size="sm"
            look="quiet"
            onClick={() => {
              draft.value = openMask(mural, true);
            }}
          >
            {t('all-closed')}
          </Button>
        </div>
      </section>
      <div class="flex flex-col gap-2">
        <input
          ref={file}
          type="file"
          accept="image/png"
          class="sr-only"
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => {
            const [png] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (png) void change(png);
          }}
        />
        <Button
          icon={<ImageUp size={16} />}
          class="self-start"
          busy={busy.value}
          aria-describedby="mask-upload-hint"
          onClick={() => file.current?.click()}
        >
          {t('mask-upload')}
        </Button>
        <p id="mask-upload-hint" class="text-muted text-xs">
          {t('mask-upload-hint', mural)}
        </p>
      </div>
      {desk.studio.view.value.mask !== 0 && (
        <Button look="danger" class="self-start" busy={busy.value} onClick={() => void change(null)}>
          {t('mask-remove')}
        </Button>
      )}
    </>
  );
}

/** Black where it is closed, white where it is open. */
async function pngOf(bits: Bitmap, width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  const image = context.createImageData(width, height);
  for (let place = 0; place < width * height; place += 1)
    image.data.set(hasBit(bits, place) ? [0, 0, 0, 255] : [255, 255, 255, 255], place * 4);
  context.putImageData(image, 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}
