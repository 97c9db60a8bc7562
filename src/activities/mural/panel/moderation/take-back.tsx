import { useSignal, useSignalEffect } from '@preact/signals';
import { Columns2, Crosshair, LocateFixed, Undo2 } from 'lucide-preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { RecentPainter, RollBackPreview } from '../../../../client/mural-keeping.ts';
import { ApiError } from '../../../../client/request.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { ago, figure } from '../../../../web/kit/dates.ts';
import { Field, Select } from '../../../../web/kit/field.tsx';
import { Progress } from '../../../../web/kit/progress.tsx';
import type { Person, Refusal } from '../../../activity.ts';
import { withSurroundings } from '../../criteria.ts';
import { MAX_WHY } from '../../limits.ts';
import type { Criteria, Rollback } from '../../types.ts';
import { muralRefusal } from '../words.ts';
import { AreaFields } from './area-fields.tsx';
import { Compare } from './compare.tsx';
import { criteriaOf, SPANS, type Span } from './criteria-of.ts';
import { RollbackList } from './rollback-list.tsx';
import { attempt, nameOf, type ToolProps } from './shared.ts';
import { t } from './words.ts';
import { createWork, type Doing } from './work.ts';

/** Typing and dragging change the question many times a second; it is asked when they rest, in ms. */
const REST = 250;
const ANYBODY = '';

const DOING = { 'taking-back': 'taking-back', undoing: 'undoing', unknown: 'under-way' } as const;

interface Found {
  readonly criteria: Criteria;
  readonly preview: RollBackPreview;
}

/** Takes back what somebody painted: whose, when, where; how much that is; before and after; done, and undone. */
export function TakeBack({
  desk,
  api,
  area,
  drawing,
  by: given,
}: ToolProps & { readonly by: Person | null }) {
  const by = useSignal<Person | null>(given);
  const span = useSignal<Span>('all');
  const from = useSignal('');
  const to = useSignal('');
  const why = useSignal('');
  const painters = useSignal<readonly RecentPainter[]>([]);
  const rollbacks = useSignal<readonly Rollback[] | null>(null);
  const found = useSignal<Found | null>(null);
  const refusal = useSignal<Refusal | null>(null);
  const looking = useSignal(false);
  const asked = useSignal(0);
  const comparing = useSignal(false);
  const work = useMemo(() => createWork(api, reload), [api]);
  const [, nameCame] = useState(0);

  useEffect(() => desk.people.onChange(() => nameCame((n) => n + 1)), [desk]);
  useEffect(() => work.close, [work]);
  useEffect(() => {
    if (given !== null) by.value = given;
  }, [given]);

  async function reload(): Promise<void> {
    await attempt(async () => {
      const [recent, { rollbacks: list, job: underWay }] = await Promise.all([
        api.painters(),
        api.rollBacks(),
      ]);
      painters.value = recent;
      rollbacks.value = list;
      // Somebody else’s, or begun before this page was opened anew.
      if (underWay && !work.job.peek()) void run(async () => underWay, 'unknown');
    });
    asked.value += 1;
  }
  useEffect(() => {
    void reload();
  }, [api]);

  useSignalEffect(() => {
    const chosen = { by: by.value, span: span.value, from: from.value, to: to.value, area: area.value };
    void asked.value;
    const criteria = criteriaOf(chosen, desk.serverNow());
    refusal.value = null;
    if (!criteria) {
      found.value = null;
      looking.value = false;
      return;
    }
    let wanted = true;
    looking.value = true;
    const timer = setTimeout(async () => {
      try {
        const preview = await api.preview(criteria);
        if (wanted) found.value = { criteria, preview };
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (wanted) {
          found.value = null;
          refusal.value = error;
        }
      }
      if (wanted) looking.value = false;
    }, REST);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  });

  async function run(start: Parameters<typeof work.run>[0], what: Doing): Promise<void> {
    comparing.value = false;
    await work.run(start, what);
  }

  function takeBack({ criteria }: Found): void {
    const reason = why.peek().trim();
    why.value = '';
    void run(() => api.rollBack(criteria, reason), 'taking-back');
  }

  async function pick(cell: { readonly x: number; readonly y: number }): Promise<void> {
    await attempt(async () => {
      const pixel = await desk.api.pixel(desk.room.code, cell.x, cell.y);
      if (pixel.by === 0) desk.note.value = { text: t('pick-nobody'), tone: 'bad' };
      else {
        by.value = pixel.by;
        drawing.value = null;
      }
    });
  }

  const people = painters.value.map((one) => one.by);
  const listed = by.value === null || people.includes(by.value) ? people : [by.value, ...people];
  const lastSeen = new Map(painters.value.map((one) => [one.by, one.at]));
  const { value: now } = found;
  const job = work.job.value;
  const picking = drawing.value?.kind === 'pick';

  return (
    <>
      <div class="flex items-end gap-2">
        <div class="min-w-0 flex-1">
          <Select
            label={t('who')}
            value={by.value === null ? ANYBODY : String(by.value)}
            onChange={(value) => {
              by.value = value === ANYBODY ? null : Number(value);
            }}
            options={[
              { value: ANYBODY, label: t('anybody') },
              ...listed.map((person) => ({
                value: String(person),
                label: labelOf(nameOf(desk, person), lastSeen.get(person), desk.serverNow()),
              })),
            ]}
          />
        </div>
        <Button
          size="sm"
          aria-pressed={picking}
          icon={<Crosshair size={15} />}
          class="h-10 pointer-coarse:h-10 aria-pressed:border-accent aria-pressed:bg-tint aria-pressed:text-accent"
          onClick={() => {
            drawing.value = picking ? null : { kind: 'pick', done: (cell) => void pick(cell) };
          }}
        >
          {t('pick-person')}
        </Button>
      </div>
      {picking && (
        <p role="status" class="-mt-2 text-muted text-sm">
          {t('pick-help')}
        </p>
      )}
      <Select
        label={t('when')}
        value={span.value}
        onChange={(value) => {
          span.value = value;
        }}
        options={SPANS.map((value) => ({ value, label: t(`when-${value}`) }))}
      />
      {span.value === 'span' && (
        <div class="grid gap-2 @sm:grid-cols-2">
          <Field
            label={t('from')}
            type="datetime-local"
            value={from.value}
            onInput={(event) => {
              from.value = event.currentTarget.value;
            }}
          />
          <Field
            label={t('to')}
            type="datetime-local"
            value={to.value}
            onInput={(event) => {
              to.value = event.currentTarget.value;
            }}
          />
        </div>
      )}
      <fieldset class="min-w-0">
        <legend class="mb-1.5 font-medium text-sm">{t('where')}</legend>
        <div class={area.value || drawing.value ? '' : 'flex items-center justify-between gap-3'}>
          {!area.value && !drawing.value && <p class="text-muted text-sm">{t('whole-mural')}</p>}
          <AreaFields desk={desk} area={area} drawing={drawing} optional />
        </div>
      </fieldset>

      <section class="-mx-4 flex flex-col gap-3 border-line border-y bg-sunken px-4 py-4">
        {job ? (
          <>
            <p class="font-medium">{t(DOING[job.what])}</p>
            <Progress value={job.total > 0 ? job.done / job.total : null} label={t(DOING[job.what])} />
            <Button size="sm" class="self-start" onClick={() => void attempt(work.cancel)}>
              {t('cancel')}
            </Button>
          </>
        ) : (
          <>
            <div role="status" class="flex min-h-11 flex-col justify-center">
              {refusal.value ? (
                <p class="text-danger text-sm">{muralRefusal(refusal.value)}</p>
              ) : looking.value && !now ? (
                <p class="text-muted">{t('looking')}</p>
              ) : !now ? (
                <p class="text-muted">{t('choose-first')}</p>
              ) : now.preview.count === 0 ? (
                <p class="text-muted">{t('nothing-found')}</p>
              ) : (
                <>
                  <p class="font-semibold text-lg">
                    {t('found', { count: now.preview.count, figure: figure(now.preview.count) })}
                  </p>
                  <p class="text-muted text-sm">{t('found-by', { count: now.preview.painters.length })}</p>
                </>
              )}
            </div>
            {now && now.preview.count > 0 && (
              <>
                <div class="flex flex-wrap gap-2">
                  <Button
                    size="sm"
                    icon={<Columns2 size={15} />}
                    onClick={() => {
                      comparing.value = true;
                    }}
                  >
                    {t('compare')}
                  </Button>
                  <Button
                    size="sm"
                    look="quiet"
                    icon={<LocateFixed size={15} />}
                    onClick={() => showWhere(now)}
                  >
                    {t('show-there')}
                  </Button>
                </div>
                <Field
                  label={t('why')}
                  hint={t('why-hint')}
                  value={why.value}
                  maxLength={MAX_WHY}
                  onInput={(event) => {
                    why.value = event.currentTarget.value;
                  }}
                />
                <Button look="danger" icon={<Undo2 size={16} />} onClick={() => takeBack(now)}>
                  {t('take-back', { count: now.preview.count, figure: figure(now.preview.count) })}
                </Button>
                <p class="-mt-1 text-muted text-xs">{t('take-back-hint')}</p>
              </>
            )}
          </>
        )}
      </section>

      <RollbackList
        desk={desk}
        rollbacks={rollbacks.value}
        busy={job !== null}
        onUndo={(id) => void run(() => api.undo(id), 'undoing')}
      />
      {now?.preview.box && (
        <Compare
          open={comparing.value}
          api={api}
          criteria={now.criteria}
          box={now.criteria.area ?? withSurroundings(now.preview.box, desk.studio.store)}
          preview={now.preview}
          onClose={() => {
            comparing.value = false;
          }}
          onTakeBack={() => takeBack(now)}
        />
      )}
    </>
  );

  /** So large that all of it is seen beside the tools. */
  function showWhere({ preview }: Found): void {
    if (preview.box) desk.viewport.flyTo(desk.viewport.spotFor(preview.box), desk.now());
  }
}

function labelOf(name: string, at: number | undefined, now: number): string {
  return at === undefined ? name : `${name} · ${ago(at, now) ?? t('just-now')}`;
}
