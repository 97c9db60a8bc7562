import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../../web/kit/button.tsx';
import { INPUT_LOOK } from '../../../web/kit/field.tsx';
import { fitHeight } from './fit-height.ts';
import { t } from './words.ts';

interface MessageEditorProps {
  readonly text: string;
  onSave(text: string): void;
  onCancel(): void;
}

export function MessageEditor({ text, onSave, onCancel }: MessageEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const field = area.current;
    if (!field) return;
    fitHeight(field);
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    field.parentElement?.scrollIntoView({ block: 'nearest' });
  }, []);
  const save = () => onSave(area.current?.value ?? text);
  return (
    <div class="mt-1 flex flex-col gap-2">
      <textarea
        ref={area}
        aria-label={t('editing-label')}
        defaultValue={text}
        rows={1}
        class={`${INPUT_LOOK} max-h-48 resize-none py-2`}
        onInput={(event) => fitHeight(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel();
          else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) save();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <div class="flex items-center gap-2">
        <Button size="sm" look="primary" onClick={save}>
          {t('save-edit')}
        </Button>
        <Button size="sm" look="quiet" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <span class="text-muted text-xs pointer-coarse:hidden">{t('editing-hint')}</span>
      </div>
    </div>
  );
}
