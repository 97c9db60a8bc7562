import {
  BellRing,
  BookOpen,
  ChartNoAxesColumn,
  Check,
  CircleDot,
  CircleHelp,
  Dices,
  Ellipsis,
  Eye,
  EyeOff,
  Flag,
  Gavel,
  Gift,
  Hash,
  History,
  Layers,
  LogOut,
  Maximize,
  MousePointer2,
  Palette,
  Play,
  Save,
  ScrollText,
  ShieldCheck,
  Spade,
  SquareDashedMousePointer,
  StickyNote,
  Undo2,
  WalletCards,
  Zap,
  ZoomIn,
  ZoomOut,
} from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { language } from '../../../web/kit/i18n.ts';
import { Popover } from '../../../web/kit/popover.tsx';
import { type Button, commandsOf } from '../games/game.ts';
import type { TableView } from '../types.ts';
import { zoomBy } from './camera-hand.ts';
import { addPiece } from './deeds.ts';
import type { Desk, PlainDialog } from './desk.ts';
import { t as fair } from './fair/words.ts';
import { setTurnSignal, turnSignal } from './game/turn-notice.ts';
import { t as gameWords } from './game/words.ts';
import { buttonsOf, gameName, gameOf } from './games.ts';
import { t as keep } from './keep/words.ts';
import { fourColors, setFourColors } from './looks.ts';
import { ownCursor, setOwnCursor } from './own-cursor.ts';
import { t } from './words.ts';

/** Closer or farther with one press. */
const ZOOM = 1.4;

/** What belongs to the table as a whole, in the corner of the felt. */
export function Tools({ desk, narrow }: { readonly desk: Desk; readonly narrow: boolean }) {
  const { model } = desk;
  const view = model.view.value;
  // On a phone what is chosen needs the place.
  const busy = narrow && (desk.selection.value !== null || desk.placing.value !== null);
  if (!view || busy) return null;
  const seated = model.mine.value !== null;
  return (
    <div
      role="toolbar"
      aria-label={t('tools')}
      data-fixed=""
      class={`absolute z-20 flex items-center gap-0.5 rounded-xl bg-[var(--felt-plate)] p-0.5 text-[var(--felt-ink)] ${narrow ? 'bottom-2 right-2' : 'top-2 right-2'}`}
    >
      {!narrow && view.game && (
        <span class="max-w-52 truncate px-2.5 font-medium text-sm">
          {gameName(view.game.id)}
          {view.playing && ` · ${t('round', { number: view.round })}`}
        </span>
      )}
      {seated && view.settings.undo !== 'never' && (
        <Tool
          label={t('undo')}
          icon={<Undo2 size={18} />}
          disabled={!view.undoable || view.ask !== null}
          onClick={() => void model.send({ type: 'ask', kind: 'undo' })}
        />
      )}
      {seated && (
        <Tool
          label={t('picking')}
          icon={<SquareDashedMousePointer size={18} />}
          pressed={desk.picking.value}
          onClick={() => {
            desk.picking.value = !desk.picking.value;
          }}
        />
      )}
      {!desk.follows.value && <Tool label={t('fit')} icon={<Maximize size={18} />} onClick={desk.fit} />}
      <Tool
        label={t('scores')}
        icon={<ChartNoAxesColumn size={18} />}
        onClick={() => openDialog(desk, 'scores')}
      />
      <Tool label={t('record')} icon={<ScrollText size={18} />} onClick={() => openDialog(desk, 'record')} />
      <Popover
        label={t('menu')}
        side={narrow ? 'above' : 'below'}
        align="end"
        class="w-68 text-ink"
        button={(trigger) => (
          <button
            {...trigger}
            type="button"
            aria-label={t('menu')}
            data-menu=""
            class="grid size-9 pointer-coarse:size-11 place-items-center rounded-lg transition-colors hover:bg-[#fff]/15 focus-visible:outline-[#ffd84d]"
          >
            <Ellipsis size={19} />
          </button>
        )}
      >
        {(close) => <Menu desk={desk} view={view} close={close} />}
      </Popover>
    </div>
  );
}

/** At a free table cards may be hidden still when a round is ended. */
const reveals = (view: TableView): boolean =>
  view.fair.kept.some(({ cleared }) => !cleared) && gameOf(view)?.rules === undefined;

function openDialog(desk: Desk, kind: PlainDialog): void {
  desk.dialog.value = { kind };
}

interface ToolProps {
  readonly label: string;
  readonly icon: ComponentChildren;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  onClick(): void;
}

function Tool({ label, icon, disabled, pressed, onClick }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={disabled}
      aria-pressed={pressed}
      onClick={onClick}
      class="grid size-9 pointer-coarse:size-11 place-items-center rounded-lg transition-colors hover:bg-[#fff]/15 focus-visible:outline-[#ffd84d] disabled:opacity-45 aria-pressed:bg-[#ffd84d] aria-pressed:text-[#2a2205]"
    >
      {icon}
    </button>
  );
}

function Menu({ desk, view, close }: { readonly desk: Desk; readonly view: TableView; close(): void }) {
  const { model } = desk;
  const seated = model.mine.value !== null;
  const manages = model.manages.value;
  const item = (label: string, icon: ComponentChildren, run: () => void, pressed?: boolean) => (
    <button
      key={label}
      type="button"
      aria-pressed={pressed}
      onClick={() => {
        close();
        run();
      }}
      class="flex h-10 pointer-coarse:h-11 w-full items-center gap-3 rounded-md px-3 text-left text-sm transition-colors hover:bg-ink/7 aria-pressed:text-accent"
    >
      {icon}
      <span class="min-w-0 flex-1">{label}</span>
      {pressed && <Check size={16} aria-hidden="true" />}
    </button>
  );
  const dice = view.pieces.filter(({ kind }) => kind === 'die').map(({ id }) => id);
  /** A round is begun and ended by whoever looks after the room, who has a line for that alone further down. */
  const mayPress = ({ does }: Button) => {
    const rounds = does.filter(({ type }) => type.endsWith('-round')).length;
    return rounds === 0 || (manages && rounds < does.length);
  };
  async function press(button: Button): Promise<void> {
    for (const command of commandsOf(button, view)) if (!(await model.send(command))) return;
  }
  const buttons = seated ? buttonsOf(view).filter(mayPress) : [];
  return (
    <div class="flex flex-col">
      {buttons.length > 0 && (
        <>
          {buttons.map((button) =>
            item(button.names[language.value], <Zap size={17} />, () => void press(button)),
          )}
          <Line />
        </>
      )}
      {seated && (
        <>
          {dice.length > 0 &&
            item(t('roll-all'), <Dices size={17} />, () => void model.send({ type: 'roll', dice }))}
          {item(t('add-die'), <Dices size={17} />, () => addPiece(desk, { kind: 'die', sides: 6, value: 1 }))}
          {item(t('add-counter'), <Hash size={17} />, () =>
            addPiece(desk, { kind: 'counter', value: 0, label: '' }),
          )}
          {item(t('add-token'), <CircleDot size={17} />, () =>
            addPiece(desk, {
              kind: 'token',
              color: view.pieces.filter(({ kind }) => kind === 'token').length % 8,
              label: '',
            }),
          )}
          {item(t('add-note'), <StickyNote size={17} />, () => addPiece(desk, { kind: 'note', text: '' }))}
          {item(t('gather'), <Layers size={17} />, () => void model.send({ type: 'gather' }))}
          <Line />
        </>
      )}
      {(manages || seated) && item(t('decks'), <WalletCards size={17} />, () => openDialog(desk, 'decks'))}
      {manages && (
        <>
          {item(t('new-game'), <Spade size={17} />, () => openDialog(desk, 'lay'))}
          {view.playing
            ? item(
                reveals(view) ? fair('end-reveals') : t('end-round'),
                <Flag size={17} />,
                () => void model.send({ type: 'end-round' }),
              )
            : item(t('begin-round'), <Play size={17} />, () => void model.send({ type: 'begin-round' }))}
          {item(keep('saved-tables'), <Save size={17} />, () => openDialog(desk, 'saved'))}
          {item(t('settings'), <Gavel size={17} />, () => openDialog(desk, 'settings'))}
          {view.settings.watchers === 'hands' &&
            item(
              t('close-hands'),
              <EyeOff size={17} />,
              () => void model.send({ type: 'configure', settings: { watchers: 'public' } }),
            )}
          <Line />
        </>
      )}
      {seated && (
        <>
          {view.settings.watchers === 'public' &&
            item(
              t('open-hands'),
              <Eye size={17} />,
              () => void model.send({ type: 'ask', kind: 'open-hands' }),
            )}
          {item(t('hand-over'), <Gift size={17} />, () => openDialog(desk, 'hand-over'))}
          {item(t('leave'), <LogOut size={17} />, () => void model.send({ type: 'leave' }))}
          <Line />
        </>
      )}
      {item(keep('replay-menu'), <History size={17} />, () => openDialog(desk, 'replays'))}
      {(view.fair.kept.length > 0 || view.fair.shown.length > 0) &&
        item(t('fair-shuffles'), <ShieldCheck size={17} />, () => openDialog(desk, 'fair'))}
      {item(
        t('four-colors'),
        <Palette size={17} />,
        () => setFourColors(!fourColors.value),
        fourColors.value,
      )}
      {item(
        t('own-cursor'),
        <MousePointer2 size={17} />,
        () => setOwnCursor(!ownCursor.value),
        ownCursor.value,
      )}
      {item(
        gameWords('turn-signal'),
        <BellRing size={17} />,
        () => setTurnSignal(!turnSignal.value),
        turnSignal.value,
      )}
      <View desk={desk} />
      {view.game &&
        item(gameWords('how-to-play'), <BookOpen size={17} />, () => {
          desk.dialog.value = { kind: 'game', game: view.game?.id ?? '' };
        })}
      {item(t('help'), <CircleHelp size={17} />, () => openDialog(desk, 'help'))}
    </div>
  );
}

/** The view, for who neither pinches nor turns a wheel. The menu stays open: one often presses again. */
function View({ desk }: { readonly desk: Desk }) {
  const step = (label: string, icon: ComponentChildren, run: () => void) => (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={run}
      class="grid h-9 pointer-coarse:h-11 flex-1 place-items-center rounded-md border border-edge/50 transition-colors hover:bg-ink/7"
    >
      {icon}
    </button>
  );
  return (
    <fieldset aria-label={t('view')} class="flex items-center gap-1.5 px-3 py-1">
      {step(t('farther'), <ZoomOut size={17} />, () => zoomBy(desk, 1 / ZOOM))}
      {step(t('closer'), <ZoomIn size={17} />, () => zoomBy(desk, ZOOM))}
      {step(t('fit'), <Maximize size={17} />, desk.fit)}
    </fieldset>
  );
}

const Line = () => <hr class="mx-2 my-1 border-line" />;
