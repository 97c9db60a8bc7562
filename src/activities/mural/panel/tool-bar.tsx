import { computed } from '@preact/signals';
import { Brush, Hand, Pipette, Redo2, Undo2 } from 'lucide-preact';
import { useMemo } from 'preact/hooks';
import { Button } from '../../../web/kit/button.tsx';
import { IconButton } from '../../../web/kit/icon-button.tsx';
import type { Desk } from './desk.ts';
import type { Tool } from './studio.ts';
import { useTimeLeft } from './ticking.ts';
import { t, waitWords } from './words.ts';

/** Brush, hand, pipette, undo and redo; with a cooldown only the pipette, and "undo" while it is possible. */
export function ToolBar({ desk }: { readonly desk: Desk }) {
  const { studio } = desk;
  const tool = studio.tool.value;
  const toggle = (to: Tool) => studio.use(tool === to ? (studio.free.value ? 'brush' : 'hand') : to);
  return (
    <div class="flex shrink-0 items-center gap-0.5 pointer-coarse:gap-0">
      {studio.free.value && (
        <>
          <IconButton
            tip="top"
            label={t('brush')}
            icon={<Brush size={18} />}
            pressed={tool === 'brush'}
            onClick={() => studio.use('brush')}
          />
          <IconButton
            tip="top"
            label={t('hand')}
            icon={<Hand size={18} />}
            pressed={tool === 'hand'}
            onClick={() => studio.use('hand')}
          />
        </>
      )}
      <IconButton
        tip="top"
        label={t('pick')}
        icon={<Pipette size={18} />}
        pressed={tool === 'pick'}
        onClick={() => toggle('pick')}
      />
      {studio.free.value && (
        <>
          <IconButton
            tip="top"
            label={t('undo')}
            icon={<Undo2 size={18} />}
            disabled={studio.undos.value === 0}
            onClick={() => void studio.undo()}
          />
          <IconButton
            tip="top"
            label={t('redo')}
            icon={<Redo2 size={18} />}
            disabled={studio.redos.value === 0}
            onClick={() => void studio.redo()}
          />
        </>
      )}
    </div>
  );
}

/** Where there is a cooldown: the last pixel can be taken back for a few seconds. */
export function UndoChip({ desk }: { readonly desk: Desk }) {
  const { studio } = desk;
  const until = useMemo(() => computed(() => ({ readyAt: studio.undoUntil.value, total: 0 })), [studio]);
  const rest = useTimeLeft(until, desk.now);
  if (rest.value <= 0 || studio.free.value) return null;
  return (
    <Button
      size="sm"
      icon={<Undo2 size={15} />}
      onClick={() => void studio.undo()}
      class="figures pointer-events-auto animate-rise rounded-full! shadow-float"
    >
      {t('undo-last', { left: waitWords(rest.value) })}
    </Button>
  );
}
