import { useSignal } from '@preact/signals';
import type { MessageAround, ReportCase } from '../../../client/moderation.ts';
import { ApiError } from '../../../client/request.ts';
import { clock } from '../../kit/dates.ts';
import { refusalWords } from '../../kit/refusals.ts';
import { moderation } from '../moderation.ts';
import { t } from './words.ts';

const LINK = 'text-accent underline-offset-2 hover:underline';

/** What was reported as it was then, where, and what became of it. */
export function CaseSubject(props: {
  readonly report: ReportCase;
  /** Seen in the room itself: then only a part of its mural needs a link. */
  readonly inRoom: boolean;
}) {
  const { report, inRoom } = props;
  const { kind, room, roomGone, subject, since } = report;
  const around = useAround(report.first);
  return (
    <>
      {kind === 'message' && (
        <blockquote class="max-h-40 w-full overflow-y-auto whitespace-pre-wrap break-words rounded-md border-edge border-l-2 bg-sunken px-3 py-2">
          {String(subject.text)}
        </blockquote>
      )}
      {kind === 'area' && <ReportedArea report={report} />}
      {kind === 'alert' && <Noticed report={report} />}
      <p class="-mt-1 flex flex-wrap items-baseline gap-x-4 text-sm empty:hidden">
        {(since === 'gone' || since === 'changed') && (
          <span class="text-muted">{t(since === 'gone' ? 'since-gone' : 'since-changed')}</span>
        )}
        {roomGone && <span class="text-muted">{t('room-gone')}</span>}
        {room && (!inRoom || kind === 'area') && (
          <a class={`${LINK} pointer-coarse:py-2.5`} href={placeOf(report, inRoom)} onClick={goAgain}>
            {t(kind === 'area' ? 'see-area' : 'in-room', { room: room.title })}
          </a>
        )}
        {kind === 'message' && room && !around.messages && (
          <button type="button" class={`${LINK} pointer-coarse:py-2.5`} onClick={() => void around.look()}>
            {t('look-around')}
          </button>
        )}
      </p>
      {around.failed !== '' && (
        <p role="alert" class="text-danger text-sm">
          {around.failed}
        </p>
      )}
      {around.messages && <SaidAround messages={around.messages} seq={Number(subject.seq)} />}
    </>
  );
}

function useAround(report: number) {
  const messages = useSignal<readonly MessageAround[] | null>(null);
  const failed = useSignal('');
  async function look(): Promise<void> {
    failed.value = '';
    try {
      messages.value = await moderation.around(report);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      failed.value = refusalWords(error);
    }
  }
  return { messages: messages.value, failed: failed.value, look };
}

/** The talk it was part of: `seq` is the one that was reported. */
function SaidAround(props: { readonly messages: readonly MessageAround[]; readonly seq: number }) {
  return (
    <ol aria-label={t('said-around')} class="w-full rounded-md border border-line px-3 py-1.5 text-sm">
      {props.messages.map(({ seq, at, name, by, text, deleted }) => (
        <li
          key={seq}
          aria-current={seq === props.seq ? 'true' : undefined}
          class="flex gap-2 break-words py-0.5 aria-current:font-semibold"
        >
          <time class="figures shrink-0 text-muted" dateTime={new Date(at).toISOString()}>
            {clock(at)}
          </time>
          <span class="min-w-0 whitespace-pre-wrap break-words">
            <span class="text-muted">{by === 0 ? 'Atelier' : (name ?? t('someone'))}:</span>{' '}
            {deleted ? <em class="text-muted">{t('not-there')}</em> : text}
          </span>
        </li>
      ))}
    </ol>
  );
}

function ReportedArea({ report: { subject, first } }: { readonly report: ReportCase }) {
  const { x, y, width, height } = subject;
  return (
    <img
      src={moderation.pictureOf(first)}
      loading="lazy"
      alt={t('area-picture', {
        width: String(width),
        height: String(height),
        x: String(x),
        y: String(y),
      })}
      // The room is kept while it is fetched, so that nothing jumps under the pointer.
      width={Number(width)}
      height={Number(height)}
      class="h-40 w-auto max-w-full self-start rounded-md border border-line object-contain [image-rendering:pixelated]"
    />
  );
}

/** What the server noticed, and what that means for whoever reads it. */
function Noticed({ report: { subject, voices } }: { readonly report: ReportCase }) {
  return (
    <>
      {voices[0]?.reason === 'guessing' && (
        <p class="text-sm">{t('guessing-text', { prefix: String(subject.prefix) })}</p>
      )}
      <dl class="flex flex-wrap gap-x-4 text-sm">
        {Object.entries(subject).map(([key, value]) => (
          <div key={key} class="flex gap-1.5">
            <dt class="text-muted">{key === 'prefix' ? t('address') : key}</dt>
            <dd class="figures break-all">{String(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The page is told also where its address is that already: one may have looked away since. */
function goAgain({ currentTarget: { hash, pathname } }: { readonly currentTarget: HTMLAnchorElement }): void {
  if (pathname === location.pathname && hash !== '' && hash === location.hash)
    dispatchEvent(new Event('hashchange'));
}

/** A link to a part of a mural opens the room there; in the room itself it goes there. */
function placeOf({ room, subject, kind }: ReportCase, inRoom: boolean): string {
  const address = inRoom ? '' : `/r/${room?.code ?? ''}`;
  if (kind !== 'area') return address;
  const middle = (from: unknown, size: unknown) => Math.floor(Number(from) + Number(size) / 2);
  return `${address}#${middle(subject.x, subject.width)},${middle(subject.y, subject.height)}`;
}
