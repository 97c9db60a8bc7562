import { useSignal } from '@preact/signals';
import { Ban, Check, MessageSquareX, MicOff, Undo2, UserX } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { lazy, useLocation } from 'preact-iso';
import { isRefusal } from '../../../activities/activity.ts';
import { formatAreaLink } from '../../../activities/mural/panel/area-link.ts';
import type { ReportCase } from '../../../client/moderation.ts';
import { Button } from '../../kit/button.tsx';
import { live } from '../../kit/connection.ts';
import { loadPage } from '../../kit/load-page.ts';
import { refusalWords } from '../../kit/refusals.ts';
import { toast } from '../../kit/toast.tsx';
import { doOnce } from '../../pages/room/room-commands.ts';
import { BanDialog } from './ban-dialog.tsx';
import { t } from './words.ts';

const RemoveDialog = lazy(
  loadPage(async () => (await import('../../../activities/chat/panel/remove-dialog.tsx')).RemoveDialog),
);
const ActDialog = lazy(
  loadPage(async () => (await import('../../../activities/members/panel/act-dialog.tsx')).ActDialog),
);

type Act = 'remove' | 'mute' | 'room-ban' | 'server-ban';
const now = (): number => Date.now() + live.skew;

/** What can be done at once. It says what was done, and leaves closing to whoever did it. */
export function CaseActs(props: {
  readonly report: ReportCase;
  readonly staff: boolean;
  /** Seen in the room itself, over its mural. */
  readonly inRoom: boolean;
}) {
  const { report, staff } = props;
  const { route } = useLocation();
  const { id, kind, room, about, subject, since } = report;
  const doing = useSignal<Act | null>(null);
  const did = useSignal<readonly Act[]>([]);
  const removal = useSignal(0);
  const name = about?.name ?? t('someone');
  const close = (): void => {
    doing.value = null;
  };
  const note = (act: Act): void => {
    did.value = [...did.value.filter((one) => one !== act), act];
  };
  async function bringBack(code: string): Promise<void> {
    try {
      await doOnce(code, 'chat', { type: 'restore', removal: removal.value } as { type: string });
      did.value = did.value.filter((one) => one !== 'remove');
      toast({ text: t('brought-back'), tone: 'good' });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast({ text: refusalWords(error), tone: 'bad' });
    }
  }
  function toTakingBack(code: string): void {
    const { x, y, width, height } = subject;
    const link = formatAreaLink({
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
    });
    if (props.inRoom) location.hash = link;
    else route(`/r/${code}${link}`);
  }
  const act = (which: Act, icon: ComponentChildren, words: string) => (
    <Button
      size="sm"
      icon={icon}
      onClick={() => {
        doing.value = which;
      }}
    >
      {words}
    </Button>
  );
  const removable = kind === 'message' && room !== null && since !== 'gone';
  const inMural = kind === 'area' && room !== null;
  if (!removable && !inMural && !about) return null;

  return (
    <>
      <div class="flex flex-wrap gap-2">
        {removable &&
          !did.value.includes('remove') &&
          act('remove', <MessageSquareX size={15} />, t('remove-message'))}
        {inMural && (
          <Button size="sm" icon={<Undo2 size={15} />} onClick={() => toTakingBack(room.code)}>
            {t('take-back-area')}
          </Button>
        )}
        {about && room && (
          <>
            {act('mute', <MicOff size={15} />, t('mute-person'))}
            {act('room-ban', <UserX size={15} />, t('room-ban-person'))}
          </>
        )}
        {staff && about && act('server-ban', <Ban size={15} />, t('ban-person'))}
      </div>
      <div role="status" class="flex flex-col gap-1 empty:hidden">
        {did.value.map((one) => (
          <p key={one} class="flex items-center gap-1.5 text-good text-sm">
            <Check size={15} aria-hidden="true" />
            {t(`did-${one}`, { name })}
            {one === 'remove' && room && (
              <Button look="quiet" size="sm" class="text-accent" onClick={() => void bringBack(room.code)}>
                {t('undo')}
              </Button>
            )}
          </p>
        ))}
      </div>
      {doing.value === 'remove' && room && (
        <RemoveDialog
          name={name}
          why={t('audit-why', { id: String(id) })}
          now={now}
          remove={async (from, why) => {
            const what =
              from === null ? { seq: Number(subject.seq) } : { by: about?.number ?? 0, since: from };
            removal.value = await doOnce(room.code, 'chat', { type: 'remove', ...what, ...(why && { why }) });
            note('remove');
          }}
          onClose={close}
        />
      )}
      {(doing.value === 'mute' || doing.value === 'room-ban') && room && about && (
        <ActDialog
          act={doing.value === 'mute' ? 'mute' : 'ban'}
          person={about.number}
          name={name}
          now={now}
          send={async (command) => void (await doOnce(room.code, 'members', command))}
          onDone={() => note(doing.peek() ?? 'mute')}
          onClose={close}
        />
      )}
      {doing.value === 'server-ban' && about && (
        <BanDialog person={about.number} name={name} onDone={() => note('server-ban')} onClose={close} />
      )}
    </>
  );
}
