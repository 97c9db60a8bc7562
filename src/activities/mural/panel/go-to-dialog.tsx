import { useState } from 'preact/hooks';
import { Button } from '../../../web/kit/button.tsx';
import { Field } from '../../../web/kit/field.tsx';
import { inside } from './camera.ts';
import type { Desk } from './desk.ts';
import { t } from './words.ts';

/** At least this close when one goes to a pixel, in CSS pixels. */
const CLOSE = 8;

export function GoToDialog({ desk }: { readonly desk: Desk }) {
  const [text, setText] = useState('');
  const [bad, setBad] = useState(false);
  const { store } = desk.studio;

  function go(event: Event): void {
    event.preventDefault();
    const [x, y] = (text.match(/\d+/g) ?? []).map(Number);
    if (x === undefined || y === undefined || !inside(store, { x, y })) return setBad(true);
    desk.dialog.value = null;
    desk.studio.aim({ x, y });
    const scale = Math.max(CLOSE, desk.viewport.camera.peek().scale);
    desk.viewport.flyTo({ x: x + 0.5, y: y + 0.5, scale }, desk.now());
  }

  return (
    <form onSubmit={go} class="flex flex-col gap-3 pt-2">
      <Field
        label={t('position')}
        hint={t('go-to-hint')}
        error={bad && t('go-to-bad', { right: store.width - 1, bottom: store.height - 1 })}
        value={text}
        inputMode="numeric"
        autofocus
        onInput={(event) => {
          setText(event.currentTarget.value);
          setBad(false);
        }}
      />
      <Button type="submit" look="primary" class="self-end">
        {t('go')}
      </Button>
    </form>
  );
}
