import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import type { DeskRoom } from '../../../../client/desk.ts';
import { attempt } from '../../../kit/attempt.ts';
import { Button } from '../../../kit/button.tsx';
import { Confirm } from '../../../kit/confirm.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { DialogForm } from '../../../kit/dialog-form.tsx';
import { Field } from '../../../kit/field.tsx';
import { toast } from '../../../kit/toast.tsx';
import { desk } from '../desk.ts';
import { t } from '../words.ts';

interface RoomActsProps {
  readonly room: DeskRoom;
  /** @param gone the room is not there any more */
  onChange(gone: boolean): void;
}

export function RoomActs({ room, onChange }: RoomActsProps) {
  const { route } = useLocation();
  const { code, title } = room;
  const asking = useSignal<'empty' | 'archive' | 'delete' | null>(null);
  const close = (): void => {
    asking.value = null;
  };
  const ask = (what: 'empty' | 'archive' | 'delete') => () => {
    asking.value = what;
  };
  async function act(run: () => Promise<unknown>, done: string): Promise<void> {
    if (await attempt(run, done)) onChange(false);
  }

  return (
    <div class="flex flex-wrap gap-2 border-line border-t pt-4">
      <Button look="primary" onClick={() => route(`/r/${code}`)}>
        {t('open-room')}
      </Button>
      <Button onClick={() => route(`/admin/audit?room=${code}`)}>{t('what-happened')}</Button>
      {room.archivedAt === null ? (
        <>
          <Button look="danger" onClick={ask('empty')}>
            {t('empty-mural')}
          </Button>
          {code !== 'PARK' && (
            <Button look="danger" onClick={ask('archive')}>
              {t('archive')}
            </Button>
          )}
        </>
      ) : (
        <>
          <Button onClick={() => act(() => desk.bringBackRoom(code), t('brought-back'))}>
            {t('bring-back')}
          </Button>
          <Button look="danger" onClick={ask('delete')}>
            {t('delete-room')}
          </Button>
        </>
      )}
      <Confirm
        open={asking.value === 'empty'}
        title={t('empty-title', { title })}
        text={t('empty-text')}
        verb={t('empty-mural')}
        onConfirm={() => act(() => desk.emptyRoom(code), t('emptied'))}
        onClose={close}
      />
      <Confirm
        open={asking.value === 'archive'}
        title={t('archive-title', { title })}
        text={t('archive-text')}
        verb={t('archive')}
        onConfirm={() => act(() => desk.archiveRoom(code), t('was-archived'))}
        onClose={close}
      />
      <DeleteRoom
        room={room}
        open={asking.value === 'delete'}
        onDone={() => onChange(true)}
        onClose={close}
      />
    </div>
  );
}

/** For good: asks to type the code, which nobody does by accident. */
function DeleteRoom(props: {
  readonly room: DeskRoom;
  readonly open: boolean;
  onDone(): void;
  onClose(): void;
}) {
  const { code, title } = props.room;
  const typed = useSignal('');
  const right = typed.value.trim().toUpperCase() === code;

  async function remove(): Promise<void> {
    await desk.deleteRoom(code);
    toast({ text: t('was-deleted', { title }), tone: 'good' });
    props.onDone();
  }

  return (
    <Dialog open={props.open} title={t('delete-title', { title })} onClose={props.onClose}>
      <DialogForm verb={t('delete-room')} look="danger" ready={right} send={remove} onClose={props.onClose}>
        <p class="text-muted">{t('delete-text')}</p>
        <Field
          label={t('type-code', { code })}
          value={typed.value}
          class="font-mono"
          autoCapitalize="characters"
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
      </DialogForm>
    </Dialog>
  );
}
