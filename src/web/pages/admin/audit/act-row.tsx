import type { ComponentChildren } from 'preact';
import type { AuditedAct } from '../../../../client/desk.ts';
import { Avatar } from '../../../kit/avatar.tsx';
import { clock, day, moment } from '../../../kit/dates.ts';
import { Mark } from '../../../kit/logo.tsx';
import { t } from '../words.ts';
import { factsOf, MARK, sentenceOf } from './sentences.ts';

/** One act as a sentence; names lead to what else they did. */
export function ActRow(props: {
  readonly act: AuditedAct;
  /** Always with the time above: there is no room for a column. */
  readonly narrow?: boolean;
}) {
  const { act, narrow } = props;
  const facts = factsOf(act);
  return (
    <li class={`flex flex-col gap-x-4 gap-y-0.5 px-4 py-2.5 ${narrow ? '' : 'sm:flex-row'}`}>
      <time
        dateTime={new Date(act.at).toISOString()}
        title={moment(act.at)}
        class={`figures shrink-0 text-muted text-xs ${narrow ? '' : 'sm:w-38 sm:leading-6'}`}
      >
        {shortDay(act.at)}
      </time>
      <div class="flex min-w-0 gap-2.5">
        {!narrow && (
          <span class="mt-0.5 shrink-0">
            {act.who === 0 ? <Mark size={20} /> : <Avatar number={act.who} size={20} />}
          </span>
        )}
        <div class="min-w-0">
          <p>{partsOf(act)}</p>
          {act.why && <p class="text-muted text-sm">{t('why', { why: act.why })}</p>}
          {facts.length > 0 && <p class="figures wrap-anywhere text-muted text-xs">{facts.join(' · ')}</p>}
        </div>
      </div>
    </li>
  );
}

function shortDay(at: number): string {
  const now = Date.now();
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  return today ? clock(at) : `${day(at, now).replace(/^[^\d]+(?=\d)/, '')}, ${clock(at)}`;
}

/** The sentence with its names as links. */
function partsOf(act: AuditedAct): ComponentChildren[] {
  return sentenceOf(act)
    .split(MARK)
    .map((part, index) => {
      if (part === 'who') return <PersonLink key={index} number={act.who} name={act.whoName} filter="who" />;
      if (part === 'target')
        return <PersonLink key={index} number={act.target ?? 0} name={act.targetName} filter="target" />;
      if (part === 'room')
        return (
          <a
            key={index}
            href={`/admin/audit?room=${act.room}`}
            title={act.roomTitle}
            class="font-mono tracking-wider underline-offset-2 hover:underline"
          >
            {act.room}
          </a>
        );
      return part;
    });
}

function PersonLink(props: {
  readonly number: number;
  readonly name: string;
  readonly filter: 'who' | 'target';
}) {
  const { number, name, filter } = props;
  return (
    <a href={`/admin/audit?${filter}=${number}`} class="font-semibold underline-offset-2 hover:underline">
      {number === 0 ? t('the-house') : name || `#${number}`}
    </a>
  );
}
