import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight, Pause, Play, X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { refusalWords } from '../../../../web/kit/refusals.ts';
import { Spinner } from '../../../../web/kit/spinner.tsx';
import { actWords, namingOf } from '../act-words.ts';
import type { Desk } from '../desk.ts';
import { gameOf } from '../games.ts';
import { seatNames } from '../play/names.ts';
import { shownOf } from '../play/playing.ts';
import { standingOf } from '../play/standing.ts';
import type { Replaying } from './replay.ts';
import { t } from './words.ts';

/** In a replay: what is seen, and how one goes through it. */
export function ReplayBar({ desk }: { readonly desk: Desk }) {
  const state = desk.replay.now.value;
  if (!state) return null;
  return <Bar desk={desk} state={state} />;
}

function Bar({ desk, state }: { readonly desk: Desk; readonly state: Replaying }) {
  const { replay } = desk;
  const play = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    desk.selection.value = null;
    desk.placing.value = null;
  }, [desk]);
  const { loaded } = state;
  // It cannot have the focus before there is something to play.
  useEffect(() => play.current?.focus({ preventScroll: true }), [loaded > 0]);
  const { round, at, steps, plays, refused } = state;
  const title = round === null ? t('replay-laid') : t('replay-round', { number: round });
  const ready = loaded > 0;
  const whole = t('step-of', { at: at + 1, count: steps });
  return (
    <section
      aria-label={title}
      data-replay=""
      data-fixed=""
      class="play-bar relative z-20 shrink-0 px-3 pt-2 pb-2.5"
    >
      <div class="mx-auto flex max-w-180 flex-col gap-1.5">
        <div class="flex items-start gap-2">
          <div class="min-w-0 flex-1">
            <p class="flex flex-wrap items-baseline gap-x-2 text-sm">
              <strong class="rounded-full bg-[#ffd84d] px-2 py-0.5 font-semibold text-[#2a2205] text-xs">
                {title}
              </strong>
              {ready && <span class="figures opacity-90">{whole}</span>}
            </p>
            <Standing desk={desk} />
            <p role="status" class="mt-0.5 min-h-5 text-sm leading-5">
              {refused ? refusalWords(refused) : ready ? lineOf(desk) : null}
              {!refused && !ready && (
                <span class="flex items-center gap-2">
                  <Spinner /> {t('loading')}
                </span>
              )}
            </p>
          </div>
          {isWaitedFor(desk) && (
            <button
              type="button"
              onClick={() => close(desk)}
              class="min-h-10 shrink-0 animate-rise rounded-full border-2 border-[#ffd84d] px-3 font-semibold text-sm transition-colors hover:bg-[#fff]/15 focus-visible:outline-[#fff] pointer-coarse:min-h-11"
            >
              {t('waited-for')}
            </button>
          )}
          <Press label={t('close')} onClick={() => close(desk)}>
            <X size={20} />
          </Press>
        </div>
        <input
          type="range"
          aria-label={t('slider')}
          aria-valuetext={whole}
          min={1}
          max={Math.max(1, steps)}
          value={at + 1}
          disabled={!ready}
          onInput={(event) => replay.go(Number(event.currentTarget.value) - 1)}
          style={{ '--part': steps > 1 ? `${(at / (steps - 1)) * 100}%` : '0%' }}
          class="replay-slider w-full"
        />
        <div role="toolbar" aria-label={t('replay-keys')} class="flex items-center justify-center gap-1.5">
          <span class="w-12 shrink-0 max-sm:hidden" aria-hidden="true" />
          <Press label={t('first')} disabled={at === 0} onClick={() => replay.go(0)}>
            <ChevronsLeft size={22} />
          </Press>
          <Press label={t('back')} disabled={at === 0} onClick={() => replay.go(at - 1)}>
            <ChevronLeft size={24} />
          </Press>
          <button
            ref={play}
            type="button"
            aria-label={t(plays ? 'pause' : 'play')}
            title={t(plays ? 'pause' : 'play')}
            disabled={!ready}
            onClick={replay.toggle}
            class="grid size-12 shrink-0 place-items-center rounded-full bg-[#ffd84d] text-[#2a2205] transition-[filter] hover:brightness-105 focus-visible:outline-[#fff] disabled:opacity-45"
          >
            {plays ? <Pause size={22} fill="currentColor" /> : <Play size={22} fill="currentColor" />}
          </button>
          <Press label={t('forward')} disabled={at + 1 >= loaded} onClick={() => replay.go(at + 1)}>
            <ChevronRight size={24} />
          </Press>
          <Press label={t('last')} disabled={at + 1 >= loaded} onClick={() => replay.go(loaded - 1)}>
            <ChevronsRight size={22} />
          </Press>
          <Press label={t('speed-is', { speed: replay.speed.value })} onClick={replay.faster}>
            <span class="figures w-8 text-center font-semibold text-sm">{replay.speed.value}×</span>
          </Press>
        </div>
      </div>
    </section>
  );
}

/** Whether the others wait for my move or my answer while I look at the past. */
function isWaitedFor({ model }: Desk): boolean {
  const view = model.present.value;
  if (!view) return false;
  if (view.ask?.waits.some(model.isMe)) return true;
  const mine = view.seats.find(({ person }) => model.isMe(person))?.seat;
  return view.playing && mine !== undefined && shownOf(view)?.waits.includes(mine) === true;
}

/** How the round stood then, in a game with rules. */
function Standing({ desk }: { readonly desk: Desk }) {
  const view = desk.model.view.value;
  const game = gameOf(view);
  const shown = view && shownOf(view);
  if (!view?.playing || !game?.rules || !shown) return null;
  const facts = standingOf(game.rules, shown, seatNames(desk, view), desk.model.mine.value);
  if (facts.length === 0) return null;
  return (
    <dl class="figures mt-0.5 flex flex-wrap gap-x-4 text-xs leading-5">
      {facts.map(({ label, value }) => (
        <div key={label} class="flex gap-1.5">
          <dt class="opacity-80">{label}</dt>
          <dd class="font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What led to the step that is seen. */
function lineOf({ model }: Desk): string {
  const view = model.view.value;
  const line = view?.log.at(-1);
  return view && line ? actWords(line, namingOf(view, model.nameOf)) : '';
}

interface PressProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly children: ComponentChildren;
  onClick(): void;
}

function Press({ label, disabled = false, children, onClick }: PressProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      // One that is disabled would lose the focus at the ends.
      aria-disabled={disabled}
      onClick={() => !disabled && onClick()}
      class="grid size-10 pointer-coarse:size-11 shrink-0 place-items-center rounded-lg transition-colors hover:bg-[#fff]/15 focus-visible:outline-[#ffd84d] aria-disabled:opacity-40"
    >
      {children}
    </button>
  );
}

function close({ replay, root }: Desk): void {
  replay.close();
  // Back to where it was opened from, once that is on the screen again.
  requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('[data-menu]')?.focus());
}
