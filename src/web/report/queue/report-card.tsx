import { useSignal } from '@preact/signals';
import { Ban, Brush, MessageCircle, MessageSquareX, Siren, UserRound } from 'lucide-preact';
import { isRefusal, type Refusal } from '../../../activities/activity.ts';
import type { QueuedReport } from '../../../client/moderation.ts';
import { Button } from '../../kit/button.tsx';
import { Confirm } from '../../kit/confirm.tsx';
import { live } from '../../kit/connection.ts';
import { ago, moment } from '../../kit/dates.ts';
import { INPUT_LOOK, Labelled } from '../../kit/field.tsx';
import { refusalWords } from '../../kit/refusals.ts';
import { toast } from '../../kit/toast.tsx';
import { doOnce } from '../../pages/room/room-commands.ts';
import { moderation } from '../moderation.ts';
import { BanDialog } from './ban-dialog.tsx';
import { t } from './words.ts';

interface ReportCardProps {
  readonly report: QueuedReport;
  readonly staff: boolean;
  onHandled(): void;
}

const ICONS = { message: MessageCircle, area: Brush, person: UserRound, alert: Siren } as const;
const MAX_ANSWER = 500;
const REASONS: readonly string[] = ['spam', 'harassment', 'offensive', 'vandalism', 'other'];
const ALERTS: readonly string[] = ['guessing'];

export function ReportCard({ report, staff, onHandled }: ReportCardProps) {
  const { kind, room, about, reason, words, by, at, state } = report;
  const Icon = ICONS[kind];
  const name = about?.name ?? t('someone');
  return (
    <article class="flex flex-col gap-3 rounded-lg border border-line bg-raised p-4">
      <header class="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <h2 class="flex min-w-0 items-center gap-2 font-semibold">
          <Icon
            size={16}
            class={`shrink-0 ${kind === 'alert' ? 'text-danger' : 'text-muted'}`}
            aria-hidden="true"
          />
          <span class="min-w-0 break-words">
            {kind === 'alert' ? alertWords(reason) : t(`about-${kind}`, { name })}
          </span>
        </h2>
        {REASONS.includes(reason) && (
          <span class="rounded-full bg-tint px-2 py-0.5 font-medium text-accent text-xs">
            {t(`reason-${reason as 'spam'}`)}
          </span>
        )}
        <time class="ml-auto text-muted text-sm" dateTime={new Date(at).toISOString()} title={moment(at)}>
          {ago(at, Date.now() + live.skew) ?? t('just-now')}
        </time>
      </header>
      <Subject report={report} />
      {words !== '' && <p class="whitespace-pre-wrap break-words">“{words}”</p>}
      <p class="flex flex-wrap gap-x-3 gap-y-1 text-muted text-sm">
        {by && <span>{t('reported-by', { name: by.name ?? t('someone') })}</span>}
        {room && (
          <a class="text-accent underline-offset-2 hover:underline" href={placeOf(report)}>
            {t(kind === 'area' ? 'see-area' : 'in-room', { room: room.title })}
          </a>
        )}
      </p>
      {state === 'open' ? (
        <Handling report={report} staff={staff} onHandled={onHandled} />
      ) : (
        <p class="border-line border-t pt-3 text-muted text-sm">
          {t(`was-${state}`, { name: report.handledBy ?? t('someone') })}
          {report.answer !== '' && <span class="mt-1 block break-words text-ink">“{report.answer}”</span>}
        </p>
      )}
    </article>
  );
}

function alertWords(reason: string): string {
  return ALERTS.includes(reason) ? t(`alert-${reason as 'guessing'}`) : t('alert', { code: reason });
}

/** A link to a part of a mural opens the room there. */
function placeOf({ room, subject, kind }: QueuedReport): string {
  const address = `/r/${room?.code ?? ''}`;
  if (kind !== 'area') return address;
  const middle = (from: unknown, size: unknown) => Math.floor(Number(from) + Number(size) / 2);
  return `${address}#${middle(subject.x, subject.width)},${middle(subject.y, subject.height)}`;
}

/** As it was when it was reported. */
function Subject({ report: { kind, subject } }: { readonly report: QueuedReport }) {
  if (kind === 'message')
    return (
      <blockquote class="max-h-40 overflow-y-auto whitespace-pre-wrap break-words rounded-md border-edge border-l-2 bg-sunken px-3 py-2">
        {String(subject.text)}
      </blockquote>
    );
  if (kind === 'area')
    return (
      <img
        src={`data:image/png;base64,${subject.png}`}
        alt={t('area-picture', {
          width: String(subject.width),
          height: String(subject.height),
          x: String(subject.x),
          y: String(subject.y),
        })}
        class="max-h-56 min-h-20 min-w-20 self-start rounded-md border border-line object-contain [image-rendering:pixelated]"
      />
    );
  if (kind === 'alert')
    return (
      <dl class="flex flex-wrap gap-x-4 text-sm">
        {Object.entries(subject).map(([key, value]) => (
          <div key={key} class="flex gap-1.5">
            <dt class="text-muted">{key}</dt>
            <dd class="break-all">{String(value)}</dd>
          </div>
        ))}
      </dl>
    );
  return null;
}

/** What can be done at once, and the answer that ends it. */
function Handling({ report, staff, onHandled }: ReportCardProps) {
  const { id, kind, room, about, subject } = report;
  const answer = useSignal('');
  const busy = useSignal(false);
  const refusal = useSignal<Refusal | null>(null);
  const removing = useSignal(false);
  const banning = useSignal(false);

  async function close(outcome: 'done' | 'dismissed'): Promise<void> {
    busy.value = true;
    refusal.value = null;
    try {
      await moderation.handle(id, outcome, answer.value);
      toast({ text: t(`closed-${outcome}`), tone: 'good' });
      onHandled();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal.value = error;
    } finally {
      busy.value = false;
    }
  }

  async function remove(): Promise<void> {
    if (!room) return;
    const command = { type: 'remove', seq: Number(subject.seq), why: t('audit-why', { id: String(id) }) };
    try {
      await doOnce(room.code, 'chat', command);
      toast({ text: t('removed'), tone: 'good' });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast({ text: refusalWords(error), tone: 'bad' });
    }
  }

  return (
    <div class="flex flex-col gap-3 border-line border-t pt-3">
      {kind !== 'alert' && (
        <div class="flex flex-wrap gap-2">
          {kind === 'message' && room && (
            <Button
              size="sm"
              icon={<MessageSquareX size={15} />}
              onClick={() => {
                removing.value = true;
              }}
            >
              {t('remove-message')}
            </Button>
          )}
          {staff && about && (
            <Button
              size="sm"
              icon={<Ban size={15} />}
              onClick={() => {
                banning.value = true;
              }}
            >
              {t('ban-person', { name: about.name ?? t('someone') })}
            </Button>
          )}
        </div>
      )}
      {kind !== 'alert' && (
        <Labelled label={t('answer')} hint={t('answer-hint')}>
          {(ids) => (
            <textarea
              {...ids}
              rows={2}
              maxLength={MAX_ANSWER}
              value={answer.value}
              onInput={(event) => {
                answer.value = event.currentTarget.value;
              }}
              class={`${INPUT_LOOK} py-2`}
            />
          )}
        </Labelled>
      )}
      {refusal.value && (
        <p role="alert" class="text-danger text-sm">
          {refusalWords(refusal.value)}
        </p>
      )}
      <div class="flex flex-wrap justify-end gap-2">
        <Button size="sm" busy={busy.value} onClick={() => void close('dismissed')}>
          {t('dismiss')}
        </Button>
        <Button size="sm" look="primary" busy={busy.value} onClick={() => void close('done')}>
          {t('done')}
        </Button>
      </div>
      <Confirm
        open={removing.value}
        title={t('remove-title')}
        text={t('remove-text')}
        verb={t('remove-message')}
        onConfirm={remove}
        onClose={() => {
          removing.value = false;
        }}
      />
      {banning.value && about && (
        <BanDialog
          person={about.number}
          name={about.name ?? t('someone')}
          onClose={() => {
            banning.value = false;
          }}
        />
      )}
    </div>
  );
}
