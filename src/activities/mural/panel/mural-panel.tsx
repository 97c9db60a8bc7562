import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Api } from '../../../client/api.ts';
import type { People } from '../../../client/people.ts';
import type { Live, Me, Reportable, RoomInfo } from '../../../client/types.ts';
import { Button } from '../../../web/kit/button.tsx';
import type { Refusal, Role } from '../../activity.ts';
import type { MuralView } from '../types.ts';
import type { Desk } from './desk.ts';
import { type LiveMural, openLiveMural } from './live-mural.ts';
import { LoadingBar } from './loading.tsx';
import { openDesk } from './open-desk.ts';
import { muralRefusal, t } from './words.ts';
import { Workplace } from './workplace.tsx';

export interface MuralPanelProps {
  readonly live: Live;
  readonly api: Api;
  readonly people: People;
  readonly room: RoomInfo;
  /** One's own role here; absent where one only looks. */
  readonly role?: Role;
  /** Null for somebody who only watches. */
  readonly me: ReadonlySignal<Me | null>;
  /** Asks for a name where there is none yet; null when the person would rather not. */
  askName(): Promise<Me | null>;
  /** Why I may not paint here at the moment, in words; null where I may. */
  whyNot(group: 'paint'): string | null;
  /** Opens the dialog in which this is reported. */
  report(what: Reportable): void;
}

/** The mural of a room: fills its container, which must have a height. */
export function MuralPanel(props: MuralPanelProps) {
  const { live, api, room } = props;
  const [mural, setMural] = useState<LiveMural | null>(null);
  const [view, setView] = useState<MuralView | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const opened = openLiveMural(live, api, room.code);
    opened.on('view', (next) => {
      setRefusal(null);
      setView(next);
    });
    opened.on('refused', setRefusal);
    setMural(opened);
    return () => opened.close();
  }, [live, api, room.code, attempt]);

  return (
    <section
      aria-label={room.title}
      class="@container relative isolate h-full min-h-0 w-full overflow-hidden bg-sunken"
    >
      {refusal && !view ? (
        <div role="alert" class="flex h-full flex-col items-center justify-center gap-4 p-6 text-center">
          <p class="max-w-90">
            {t('gone')} {muralRefusal(refusal)}
          </p>
          <Button onClick={() => setAttempt(attempt + 1)}>{t('try-again')}</Button>
        </div>
      ) : mural && view ? (
        // Another size is another mural.
        <Opened key={`${view.width}x${view.height}`} {...props} mural={mural} view={view} />
      ) : (
        <LoadingBar progress={{ loaded: 0, total: 0, failing: 0 }} />
      )}
    </section>
  );
}

interface OpenedProps extends MuralPanelProps {
  readonly mural: LiveMural;
  readonly view: MuralView;
}

function Opened({ mural, view, ...props }: OpenedProps) {
  const role = useMemo(() => signal<Role | null>(null), []);
  role.value = props.role ?? null;
  const spoken = useMemo(() => signal(''), []);
  const [desk, setDesk] = useState<(Desk & { close(): void }) | null>(null);

  useEffect(() => {
    const opened = openDesk(
      {
        ...props,
        role,
        live: mural,
        skew: () => props.live.skew,
        say: (words) => {
          spoken.value = words;
        },
      },
      view,
    );
    setDesk(opened);
    return () => opened.close();
    // The desk follows later views by itself.
  }, [mural]);

  return (
    <>
      {desk && <Workplace desk={desk} />}
      <p id="mural-how" class="sr-only">
        {t('how')}
      </p>
      <p class="sr-only" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}
