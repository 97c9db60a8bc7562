import type { Signal } from '@preact/signals';
import { Check, SquareDashedMousePointer, X } from 'lucide-preact';
import { Button } from '../../../../web/kit/button.tsx';
import { Field } from '../../../../web/kit/field.tsx';
import type { Area } from '../../types.ts';
import type { Desk } from '../desk.ts';
import { fitArea } from './area.ts';
import type { Drawing } from './surface.tsx';
import { t } from './words.ts';

interface AreaFieldsProps {
  readonly desk: Desk;
  readonly area: Signal<Area | null>;
  readonly drawing: Signal<Drawing | null>;
  /** Where no area means the whole mural. */
  readonly optional?: boolean;
  /** The area was settled, by drawing or typing. */
  onChange?(): void;
}

/** An area, drawn on the mural or typed. */
export function AreaFields({ desk, area, drawing, optional, onChange }: AreaFieldsProps) {
  const { store } = desk.studio;
  const mural = { width: store.width, height: store.height };
  const now = area.value;
  const at = drawing.value?.kind === 'area';

  function change(part: Partial<Area>): void {
    if (!now) return;
    area.value = fitArea({ ...now, ...part }, mural);
    onChange?.();
  }
  const numbers = [
    ['x', t('left'), mural.width - 1],
    ['y', t('top'), mural.height - 1],
    ['width', t('width'), mural.width],
    ['height', t('height'), mural.height],
  ] as const;

  return (
    <div class="flex flex-col gap-2">
      <div class="flex flex-wrap gap-2">
        {at ? (
          <Button
            size="sm"
            look="primary"
            icon={<Check size={15} />}
            onClick={() => {
              drawing.value = null;
              onChange?.();
            }}
          >
            {t('draw-done')}
          </Button>
        ) : (
          <Button
            size="sm"
            icon={<SquareDashedMousePointer size={15} />}
            onClick={() => {
              drawing.value = {
                kind: 'area',
                area,
                done() {
                  drawing.value = null;
                  onChange?.();
                },
              };
            }}
          >
            {t(now ? 'draw-again' : 'draw-area')}
          </Button>
        )}
        {optional && now && (
          <Button
            size="sm"
            look="quiet"
            icon={<X size={15} />}
            onClick={() => {
              drawing.value = null;
              area.value = null;
              onChange?.();
            }}
          >
            {t('drop-area')}
          </Button>
        )}
      </div>
      {at && (
        <p role="status" class="text-muted text-sm">
          {t('draw-help')}
        </p>
      )}
      {now && (
        <div class="grid grid-cols-4 gap-2">
          {numbers.map(([key, label, max]) => (
            <Field
              key={key}
              label={label}
              type="number"
              inputMode="numeric"
              min={key === 'x' || key === 'y' ? 0 : 1}
              max={max}
              value={now[key]}
              onChange={(event) => change({ [key]: Math.round(event.currentTarget.valueAsNumber) || 0 })}
            />
          ))}
        </div>
      )}
    </div>
  );
}
