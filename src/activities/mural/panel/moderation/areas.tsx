import { useSignal } from '@preact/signals';
import { Pencil, ShieldCheck, Trash2 } from 'lucide-preact';
import { Button } from '../../../../web/kit/button.tsx';
import { Field } from '../../../../web/kit/field.tsx';
import { IconButton } from '../../../../web/kit/icon-button.tsx';
import { MAX_AREA_NAME, MAX_AREAS } from '../../limits.ts';
import type { ProtectedArea } from '../../types.ts';
import { AreaFields } from './area-fields.tsx';
import { attempt, type ToolProps, tellChanged } from './shared.ts';
import { t } from './words.ts';

/** Where only those who look after the room paint: a list, and a form for one of it. */
export function Areas({ desk, area, drawing }: ToolProps) {
  const { areas } = desk.studio.view.value;
  const name = useSignal('');
  /** Index of the one being changed; -1 for a new one, null for none. */
  const editing = useSignal<number | null>(null);
  const busy = useSignal(false);

  function edit(index: number): void {
    const known = areas[index];
    editing.value = index;
    name.value = known?.name ?? t('area-default', { number: areas.length + 1 });
    area.value = known ? { x: known.x, y: known.y, width: known.width, height: known.height } : null;
    drawing.value = known
      ? null
      : {
          kind: 'area',
          area,
          done() {
            drawing.value = null;
          },
        };
  }

  function stop(): void {
    editing.value = null;
    area.value = null;
    drawing.value = null;
  }

  async function put(next: readonly ProtectedArea[]): Promise<boolean> {
    busy.value = true;
    const done = await attempt(() => desk.live.send({ type: 'protect', areas: next }));
    busy.value = false;
    return done;
  }

  async function save(): Promise<void> {
    const index = editing.value;
    if (index === null || !area.value) return;
    const made = { ...area.value, name: name.value.trim() };
    const before = areas;
    const next = index < 0 ? [...areas, made] : areas.map((one, at) => (at === index ? made : one));
    if (!(await put(next))) return;
    stop();
    tellChanged(t('area-saved'), () => put(before));
  }

  async function remove(gone: ProtectedArea): Promise<void> {
    const before = areas;
    if (!(await put(areas.filter((one) => one !== gone)))) return;
    stop();
    tellChanged(t('area-removed', { name: gone.name }), () => put(before));
  }

  return (
    <>
      <p class="text-muted text-sm">{t(areas.length === 0 ? 'no-areas' : 'areas-text')}</p>
      {areas.length > 0 && (
        <ul class="-my-2 flex flex-col">
          {areas.map((one, index) => (
            <li
              key={`${one.x},${one.y},${one.width},${one.height},${one.name}`}
              class="flex items-center gap-1 border-line border-b py-1.5 last:border-0"
            >
              <div class="min-w-0 flex-1">
                <p class="truncate font-medium text-sm">{one.name}</p>
                <p class="figures text-muted text-xs">
                  {one.x}, {one.y} · {one.width} × {one.height}
                </p>
              </div>
              <IconButton
                label={t('change-this', { name: one.name })}
                tip="none"
                icon={<Pencil size={16} />}
                onClick={() => edit(index)}
              />
              <IconButton
                label={t('remove-this', { name: one.name })}
                tip="none"
                icon={<Trash2 size={16} />}
                disabled={busy.value}
                onClick={() => void remove(one)}
              />
            </li>
          ))}
        </ul>
      )}
      {editing.value === null ? (
        <Button
          icon={<ShieldCheck size={16} />}
          class="self-start"
          disabled={areas.length >= MAX_AREAS}
          onClick={() => edit(-1)}
        >
          {t('add-area')}
        </Button>
      ) : (
        <form
          class="-mx-4 flex flex-col gap-3 border-line border-y bg-sunken px-4 py-4"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Field
            label={t('area-name')}
            hint={t('area-name-hint')}
            value={name.value}
            maxLength={MAX_AREA_NAME}
            required
            onInput={(event) => {
              name.value = event.currentTarget.value;
            }}
          />
          <AreaFields desk={desk} area={area} drawing={drawing} />
          {!area.value && !drawing.value && <p class="text-muted text-sm">{t('draw-first')}</p>}
          <div class="flex justify-end gap-2">
            <Button look="quiet" onClick={stop}>
              {t('cancel')}
            </Button>
            <Button
              type="submit"
              look="primary"
              busy={busy.value}
              disabled={!area.value || name.value.trim() === ''}
            >
              {t('save-area')}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
