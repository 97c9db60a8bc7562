import { ShieldCheck } from 'lucide-preact';
import { Avatar } from '../../../web/kit/avatar.tsx';
import { BotBadge } from '../../../web/kit/bot-badge.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { end } from '../../../web/kit/dates.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import type { Person } from '../../activity.ts';
import type { Barred, MembersView } from '../types.ts';
import type { MembersModel } from './members-model.ts';
import { t } from './words.ts';

interface BarredListProps {
  readonly model: MembersModel;
  readonly barred: NonNullable<MembersView['barred']>;
  onLift(kind: 'unmute' | 'unban', person: Person): void;
}

/** Those who are muted, banned or were removed a moment ago, with the reason and a way back. */
export function BarredList({ model, barred, onLift }: BarredListProps) {
  const on = <B extends Barred>(list: readonly B[]) =>
    list.filter(({ until }) => until === null || until > model.now()).toReversed();
  const muted = on(barred.muted);
  const banned = on(barred.banned);
  if (muted.length + banned.length === 0)
    return (
      <EmptyState icon={<ShieldCheck size={36} strokeWidth={1.5} />} title={t('nobody-barred')}>
        {t('nobody-barred-text')}
      </EmptyState>
    );
  return (
    <ul class="-mx-2 flex flex-col">
      {muted.map((bar) => (
        <Line
          key={`m${bar.person}`}
          model={model}
          bar={bar}
          what={t('muted')}
          onLift={() => onLift('unmute', bar.person)}
        />
      ))}
      {banned.map((bar) => (
        <Line
          key={`b${bar.person}`}
          model={model}
          bar={bar}
          what={t(bar.kind === 'ban' ? 'banned' : 'removed')}
          onLift={() => onLift('unban', bar.person)}
        />
      ))}
    </ul>
  );
}

interface LineProps {
  readonly model: MembersModel;
  readonly bar: Barred;
  readonly what: string;
  onLift(): void;
}

function Line({ model, bar, what, onLift }: LineProps) {
  const name = model.nameOf(bar.person) ?? t('someone');
  const by = model.nameOf(bar.by);
  const until = bar.until === null ? t('no-end') : t('until-end', { end: end(bar.until, model.now()) });
  return (
    <li class="flex items-start gap-3 rounded-md px-2 py-2">
      <Avatar number={bar.person} size={32} />
      <div class="min-w-0 flex-1">
        <p class="flex items-baseline gap-1.5">
          <span class="min-w-0 font-medium [overflow-wrap:anywhere]">{name}</span>
          <BotBadge number={bar.person} />
        </p>
        <p class="text-muted text-sm">
          {t('bar-line', { what, until })}
          {by && ` · ${t('said-by', { name: by })}`}
        </p>
        {bar.why && <p class="break-words text-sm">{t('quoted', { text: bar.why })}</p>}
        {bar.note && <p class="break-words text-muted text-sm">{t('noted', { text: bar.note })}</p>}
      </div>
      <Button size="sm" onClick={onLift} aria-label={`${t('lift')}: ${name}, ${what}`}>
        {t('lift')}
      </Button>
    </li>
  );
}
