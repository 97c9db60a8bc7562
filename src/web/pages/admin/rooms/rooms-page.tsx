import { useSignal } from '@preact/signals';
import { DoorOpen } from 'lucide-preact';
import { desk } from '../desk.ts';
import { FilterSelect, ListEnd, SearchField } from '../list-parts.tsx';
import { usePages } from '../use-pages.ts';
import { t } from '../words.ts';
import { RoomDialog } from './room-dialog.tsx';
import { RoomRow } from './room-row.tsx';

const STATES = ['', 'open', 'archived'] as const;
const VISIBILITIES = ['', 'public', 'unlisted', 'private'] as const;

/** Every room there is, last used first. */
export function RoomsPage() {
  const search = useSignal('');
  const state = useSignal<(typeof STATES)[number]>('');
  const visibility = useSignal<(typeof VISIBILITIES)[number]>('');
  /** Code of the room that is looked at. */
  const open = useSignal<string | null>(null);
  const pages = usePages(`${search.value}|${state.value}|${visibility.value}`, async (cursor) => {
    const filter = { q: search.value.trim(), state: state.value, visibility: visibility.value, cursor };
    const { rooms, next } = await desk.rooms(filter);
    return { items: rooms, next };
  });
  return (
    <>
      <div class="mb-4 flex flex-wrap gap-2">
        <SearchField
          label={t('search-rooms')}
          value={search.value}
          onChange={(to) => {
            search.value = to;
          }}
        />
        <FilterSelect
          label={t('state')}
          value={state.value}
          options={STATES.map((value) => ({ value, label: t(`rooms-${value === '' ? 'all' : value}`) }))}
          onChange={(to) => {
            state.value = to;
          }}
        />
        <FilterSelect
          label={t('visibility')}
          value={visibility.value}
          options={VISIBILITIES.map((value) => ({
            value,
            label: t(`visibility-${value === '' ? 'all' : value}`),
          }))}
          onChange={(to) => {
            visibility.value = to;
          }}
        />
      </div>
      {pages.items.length > 0 && (
        <ul class="divide-y divide-line rounded-lg border border-line bg-raised">
          {pages.items.map((room) => (
            <RoomRow
              key={room.code}
              room={room}
              onOpen={() => {
                open.value = room.code;
              }}
            />
          ))}
        </ul>
      )}
      <ListEnd
        pages={pages}
        empty={{
          icon: <DoorOpen size={40} strokeWidth={1.5} />,
          title: t('no-rooms'),
          text: t('nothing-like-it'),
        }}
      />
      {open.value !== null && (
        <RoomDialog
          code={open.value}
          onChange={pages.reload}
          onClose={() => {
            open.value = null;
          }}
        />
      )}
    </>
  );
}
