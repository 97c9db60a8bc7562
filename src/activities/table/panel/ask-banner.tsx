import { Button } from '../../../web/kit/button.tsx';
import type { Desk } from './desk.ts';
import { t as keep } from './keep/words.ts';
import { t } from './words.ts';

/** What is being asked, with an answer for those it is asked of. */
export function AskBanner({ desk }: { readonly desk: Desk }) {
  const { model } = desk;
  const ask = model.view.value?.ask ?? null;
  return (
    <div
      role="status"
      data-fixed=""
      class="pointer-events-none absolute inset-x-2 top-22 z-30 flex justify-center max-sm:top-24"
    >
      {ask && (
        <div class="pointer-events-auto flex max-w-120 animate-rise flex-wrap items-center gap-x-3 gap-y-2 rounded-xl border border-line bg-raised px-4 py-2.5 text-ink shadow-float">
          <p class="min-w-0 flex-1 basis-56 text-sm">{words(desk)}</p>
          <Answers desk={desk} />
        </div>
      )}
    </div>
  );
}

function Answers({ desk }: { readonly desk: Desk }) {
  const { model } = desk;
  const ask = model.view.value?.ask;
  if (!ask) return null;
  const answer = (yes: boolean) => void model.send({ type: 'answer', yes });
  if (model.isMe(ask.by))
    return (
      <Button size="sm" look="quiet" onClick={() => answer(false)}>
        {t('never-mind')}
      </Button>
    );
  if (!ask.waits.some(model.isMe)) return null;
  return (
    <span class="flex gap-2">
      <Button size="sm" onClick={() => answer(false)}>
        {t('decline')}
      </Button>
      <Button size="sm" look="primary" onClick={() => answer(true)}>
        {t('agree')}
      </Button>
    </span>
  );
}

const ASKS = { undo: 'asks-undo', 'open-hands': 'asks-hands', reveal: 'asks-reveal' } as const;
const YOU_ASKED = {
  undo: 'you-asked-undo',
  'open-hands': 'you-asked-hands',
  reveal: 'you-asked-reveal',
} as const;

function words({ model }: Desk): string {
  const ask = model.view.value?.ask;
  if (!ask) return '';
  const name = (person: number) => model.nameOf(person) ?? t('someone');
  const waits = t('waits-for', { names: ask.waits.map(name).join(', ') });
  if (ask.kind === 'open-replay') {
    const figures = { round: ask.replay?.round ?? 0, name: name(ask.by) };
    const asked = keep(model.isMe(ask.by) ? 'you-asked-replay' : 'asks-replay', figures);
    return ask.waits.some(model.isMe) ? asked : `${asked} ${waits}`;
  }
  if (!model.isMe(ask.by)) {
    // Only of those who sit a hand is asked.
    const looks = ask.kind === 'open-hands' && model.mine.value === null;
    const asked = t(looks ? 'asks-hands-all' : ASKS[ask.kind], { name: name(ask.by) });
    if (ask.waits.some(model.isMe)) return asked;
    return `${asked} ${waits}`;
  }
  return `${t(YOU_ASKED[ask.kind])} ${waits}`;
}
