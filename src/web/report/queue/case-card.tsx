import { Brush, MessageCircle, Siren, UserRound } from 'lucide-preact';
import { useId } from 'preact/hooks';
import type { ReportCase } from '../../../client/moderation.ts';
import { Avatar } from '../../kit/avatar.tsx';
import { live } from '../../kit/connection.ts';
import { ago, moment } from '../../kit/dates.ts';
import { CaseActs } from './case-acts.tsx';
import { CaseClosing } from './case-closing.tsx';
import { CaseSubject } from './case-subject.tsx';
import { CaseVoices, isReason } from './case-voices.tsx';
import { t } from './words.ts';

interface CaseCardProps {
  readonly report: ReportCase;
  readonly staff: boolean;
  readonly inRoom: boolean;
  onHandled(): void;
}

const ICONS = { message: MessageCircle, area: Brush, person: UserRound, alert: Siren } as const;
const ALERTS: readonly string[] = ['guessing'];

/** Everything that was said about one thing, and what can be done about it. */
export function CaseCard({ report, staff, inRoom, onHandled }: CaseCardProps) {
  const { kind, about, count, voices, state } = report;
  const heading = useId();
  const Icon = ICONS[kind];
  const newest = voices[0];
  const reasons = [...new Set(voices.map(({ reason }) => reason))].filter(isReason);
  return (
    <article
      aria-labelledby={heading}
      class="flex flex-col gap-3 rounded-lg border border-line bg-raised p-4"
    >
      <header class="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h2 id={heading} tabIndex={-1} class="flex min-w-0 items-center gap-2 font-semibold">
          <Icon
            size={16}
            class={`shrink-0 ${kind === 'alert' ? 'text-danger' : 'text-muted'}`}
            aria-hidden="true"
          />
          {about && <Avatar number={about.number} size={20} />}
          <span class="min-w-0 break-words">
            {kind === 'alert'
              ? alertTitle(newest?.reason ?? '')
              : t(`about-${kind}`, { name: about?.name ?? t('someone') })}
          </span>
        </h2>
        {newest && (
          <time
            class="ml-auto text-muted text-sm"
            dateTime={new Date(newest.at).toISOString()}
            title={moment(newest.at)}
          >
            {ago(newest.at, Date.now() + live.skew) ?? t('just-now')}
          </time>
        )}
      </header>
      {(reasons.length > 0 || count > 1) && (
        <p class="-mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
          {reasons.map((reason) => (
            <span key={reason} class="rounded-full bg-tint px-2 py-0.5 font-medium text-accent text-xs">
              {t(`reason-${reason}`)}
            </span>
          ))}
          {count > 1 && t('times', { count })}
        </p>
      )}
      <CaseSubject report={report} inRoom={inRoom} />
      <CaseVoices report={report} />
      {state === 'open' ? (
        <div class="flex flex-col gap-3 border-line border-t pt-3">
          <CaseActs report={report} staff={staff} inRoom={inRoom} />
          <CaseClosing report={report} onHandled={onHandled} />
        </div>
      ) : (
        <p class="border-line border-t pt-3 text-muted text-sm">
          {t(`was-${state}`, { name: report.handledBy ?? t('someone') })}
          {report.answer !== '' && <span class="mt-1 block break-words text-ink">“{report.answer}”</span>}
        </p>
      )}
    </article>
  );
}

function alertTitle(reason: string): string {
  return ALERTS.includes(reason) ? t(`alert-${reason as 'guessing'}`) : t('alert', { code: reason });
}
