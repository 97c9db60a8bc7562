import { type Signal, useSignal } from '@preact/signals';
import { Download, Pencil, Trash2, Upload } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import type { SavedTableHead } from '../../../../client/tables.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { moment } from '../../../../web/kit/dates.ts';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import { DialogForm } from '../../../../web/kit/dialog-form.tsx';
import { download } from '../../../../web/kit/download.ts';
import { EmptyState } from '../../../../web/kit/empty-state.tsx';
import { Field } from '../../../../web/kit/field.tsx';
import { IconButton } from '../../../../web/kit/icon-button.tsx';
import { refusalWords } from '../../../../web/kit/refusals.ts';
import { Spinner } from '../../../../web/kit/spinner.tsx';
import { toast } from '../../../../web/kit/toast.tsx';
import { type Sending, useSending } from '../../../../web/kit/use-sending.ts';
import type { Desk } from '../desk.ts';
import type { DialogProps } from '../dialog-props.ts';
import { gameName } from '../games.ts';
import { tablesApi } from './api.ts';
import { chooseFile } from './files.ts';
import { ImportForm } from './import-form.tsx';
import { t } from './words.ts';

const LONGEST_NAME = 60;

type Step =
  | { readonly kind: 'list' }
  | { readonly kind: 'rename' | 'delete'; readonly of: SavedTableHead }
  | { readonly kind: 'import'; readonly file: unknown };
type Found = Awaited<ReturnType<typeof tablesApi.saved>>;

/** Saves the table, and lays what was saved: here, or in a file. */
export function SavedDialog({ desk, view, close }: DialogProps) {
  const { code } = desk.props.room;
  const step = useSignal<Step>({ kind: 'list' });
  const found = useSignal<Found | null>(null);
  const sending = useSending();
  const load = async () => {
    found.value = await tablesApi.saved(code);
  };
  useEffect(() => void sending.send(load), [code]);
  const back = () => {
    step.value = { kind: 'list' };
  };
  const now = step.value;
  const bare = view.decks.length === 0 && view.pieces.length === 0;
  switch (now.kind) {
    case 'rename':
      return (
        <Dialog open title={t('rename-title')} onClose={close}>
          <RenameForm desk={desk} of={now.of} onClose={back} onDone={() => load().then(back)} />
        </Dialog>
      );
    case 'delete':
      return (
        <Dialog open title={t('delete-title', { name: nameOf(now.of) })} onClose={close}>
          <DialogForm
            verb={t('delete-verb')}
            look="danger"
            onClose={back}
            send={async () => {
              await tablesApi.remove(code, now.of.id);
              toast({ text: t('deleted', { name: nameOf(now.of) }), tone: 'good' });
              await load();
              back();
            }}
          >
            <p class="text-muted">{t('delete-text')}</p>
          </DialogForm>
        </Dialog>
      );
    case 'import':
      return (
        <Dialog open title={t('import-title')} onClose={close}>
          <ImportForm
            desk={desk}
            file={now.file}
            onClose={back}
            onLaid={(before) => {
              close();
              laid(desk, t('laid-file'), before);
            }}
          />
        </Dialog>
      );
    case 'list':
      return (
        <Dialog open title={t('saved-tables')} onClose={close} wide>
          {!bare && <SaveForm desk={desk} onSaved={load} />}
          <List {...{ desk, found, step, sending, close }} />
          {sending.refusal && (
            <p role="alert" class="mt-3 text-danger text-sm">
              {refusalWords(sending.refusal)}
            </p>
          )}
          <div class="mt-4 flex flex-wrap gap-2 border-line border-t pt-4">
            <Button
              icon={<Download size={16} />}
              disabled={bare}
              onClick={() => void sending.send(() => keepFile(code, null))}
            >
              {t('export-now')}
            </Button>
            <Button
              icon={<Upload size={16} />}
              onClick={() =>
                void sending.send(async () => {
                  const file = await chooseFile();
                  if (file !== undefined) step.value = { kind: 'import', file };
                })
              }
            >
              {t('import-file')}
            </Button>
          </div>
        </Dialog>
      );
  }
}

function SaveForm({ desk, onSaved }: { readonly desk: Desk; onSaved(): Promise<void> }) {
  const view = desk.model.view.value;
  const usual = view?.game ? gameName(view.game.id) : '';
  const round = view && view.round > 0 ? `, ${t('of-round', { number: view.round })}` : '';
  const name = useSignal(`${usual}${round}`);
  return (
    <DialogForm
      verb={t('save')}
      ready={name.value.trim() !== ''}
      onClose={null}
      send={async () => {
        const made = await tablesApi.save(desk.props.room.code, name.value);
        toast({ text: t('table-saved', { name: made.name }), tone: 'good' });
        await onSaved();
      }}
    >
      <Field
        label={t('name-it')}
        hint={t('name-hint')}
        maxLength={LONGEST_NAME}
        value={name.value}
        onInput={(event) => {
          name.value = event.currentTarget.value;
        }}
      />
    </DialogForm>
  );
}

function RenameForm({
  desk,
  of,
  onClose,
  onDone,
}: {
  readonly desk: Desk;
  readonly of: SavedTableHead;
  onClose(): void;
  onDone(): Promise<void>;
}) {
  const name = useSignal(of.name);
  return (
    <DialogForm
      verb={t('rename-verb')}
      ready={name.value.trim() !== ''}
      onClose={onClose}
      send={async () => {
        await tablesApi.rename(desk.props.room.code, of.id, name.value);
        await onDone();
      }}
    >
      <Field
        label={t('name-it')}
        maxLength={LONGEST_NAME}
        value={name.value}
        autofocus
        onInput={(event) => {
          name.value = event.currentTarget.value;
        }}
      />
    </DialogForm>
  );
}

interface ListProps {
  readonly desk: Desk;
  readonly found: Signal<Found | null>;
  readonly step: Signal<Step>;
  readonly sending: Sending;
  close(): void;
}

function List({ desk, found, step, sending, close }: ListProps) {
  const all = found.value;
  if (!all)
    return sending.refusal ? null : (
      <p class="flex items-center gap-2 py-6 text-muted">
        <Spinner /> {t('loading')}
      </p>
    );
  if (all.tables.length === 0) return <EmptyState title={t('none-saved')}>{t('none-saved-text')}</EmptyState>;
  const asked = all.tables.filter(({ keptFor }) => keptFor === 'asked').length;
  return (
    <>
      <h3 class="mt-5 mb-1 flex items-baseline justify-between gap-3 font-semibold">
        {t('saved-here')}
        <span class="figures font-normal text-muted text-xs">
          {t('saved-count', { count: asked, most: all.most })}
        </span>
      </h3>
      <ul class="flex flex-col divide-y divide-line">
        {all.tables.map((one) => (
          <Row key={one.id} {...{ desk, step, sending, close }} of={one} />
        ))}
      </ul>
    </>
  );
}

interface RowProps extends Omit<ListProps, 'found'> {
  readonly of: SavedTableHead;
}

function Row({ desk, of, step, sending, close }: RowProps) {
  const { code } = desk.props.room;
  const name = nameOf(of);
  const what = [
    of.game ? gameName(of.game) : t('no-game'),
    of.round > 0 && t('of-round', { number: of.round }),
    t('cards-in-all', { count: of.cards }),
  ];
  const layIt = async () => {
    const { before } = await tablesApi.load(code, of.id);
    close();
    laid(desk, t('laid', { name }), before);
  };
  return (
    <li class="flex flex-wrap items-center gap-x-2 gap-y-1 py-2">
      <div class="min-w-0 flex-1 basis-44">
        <p class={`truncate ${of.keptFor === 'asked' ? 'font-semibold' : 'text-muted italic'}`}>{name}</p>
        <p class="figures text-muted text-xs">{what.filter(Boolean).join(' · ')}</p>
        <p class="figures truncate text-muted text-xs">
          {of.by.name} · {moment(of.at)}
        </p>
      </div>
      <div class="flex shrink-0 items-center gap-0.5 max-sm:w-full">
        <IconButton
          label={t('rename', { name })}
          tip="top"
          class="max-sm:-ml-2.5"
          icon={<Pencil size={16} />}
          onClick={() => {
            step.value = { kind: 'rename', of };
          }}
        />
        <IconButton
          label={t('export', { name })}
          tip="top"
          icon={<Download size={16} />}
          onClick={() => void sending.send(() => keepFile(code, of.id))}
        />
        <IconButton
          label={t('delete', { name })}
          tip="top"
          icon={<Trash2 size={16} />}
          onClick={() => {
            step.value = { kind: 'delete', of };
          }}
        />
        <Button
          size="sm"
          class="ml-auto sm:ml-1"
          aria-label={t('load-named', { name })}
          onClick={() => void sending.send(layIt)}
        >
          {t('load')}
        </Button>
      </div>
    </li>
  );
}

const nameOf = ({ name }: SavedTableHead): string => name || t('before-loading');

/** Says that another table lies there, and offers the one before. */
function laid(desk: Desk, text: string, before: number | null): void {
  desk.fit();
  if (before === null) {
    toast({ text, tone: 'good' });
    return;
  }
  const run = async () => {
    await tablesApi.load(desk.props.room.code, before);
    toast({ text: t('back-again'), tone: 'good' });
  };
  toast({
    text,
    tone: 'good',
    stay: 12_000,
    action: { label: t('take-back'), run: () => void run().catch((refusal) => desk.model.tell(refusal)) },
  });
}

/** The file of a saved table, or (null) of the table as it lies. */
async function keepFile(code: string, id: number | null): Promise<void> {
  const { blob, name } = await tablesApi.file(code, id);
  download(blob, name);
}
