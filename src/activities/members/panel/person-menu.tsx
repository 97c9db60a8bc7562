import { Brush, Crown, DoorOpen, Ellipsis, Eye, MicOff, UserX, Volume2 } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { IconButton } from '../../../web/kit/icon-button.tsx';
import { Popover } from '../../../web/kit/popover.tsx';
import type { MemberRole } from '../types.ts';
import type { ActName } from './act-dialog.tsx';
import type { Row } from './roll.ts';
import { t } from './words.ts';

interface PersonMenuProps {
  readonly row: Row;
  readonly name: string;
  /** Masters are left alone by other masters, but for their role by whoever made the room. */
  readonly mayAct: boolean;
  onRole(role: MemberRole): void;
  onAct(act: ActName): void;
  onUnmute(): void;
}

/** What those in charge can do about somebody. */
export function PersonMenu({ row, name, mayAct, onRole, onAct, onUnmute }: PersonMenuProps) {
  const roles = (['watcher', 'player', 'master'] as const).filter((role) => role !== row.role);
  return (
    <Popover
      label={t('what-to-do', { name })}
      align="end"
      class="w-60"
      button={(trigger) => (
        <IconButton {...trigger} label={t('what-to-do', { name })} tip="none" icon={<Ellipsis size={18} />} />
      )}
    >
      {(close) => {
        const item = (icon: ComponentChildren, label: string, run: () => void, danger = false) => (
          <MenuItem
            icon={icon}
            danger={danger}
            onClick={() => {
              close();
              run();
            }}
          >
            {label}
          </MenuItem>
        );
        return (
          <div class="flex flex-col">
            {row.role !== null &&
              roles.map((role) => item(ICONS[role], t(`make-${role}`), () => onRole(role)))}
            {mayAct && row.role !== null && <hr class="my-1 border-line" />}
            {mayAct && (
              <>
                {row.muted
                  ? item(<Volume2 size={16} />, t('unmute'), onUnmute)
                  : item(<MicOff size={16} />, t('mute'), () => onAct('mute'))}
                {row.role !== null && item(<DoorOpen size={16} />, t('kick'), () => onAct('kick'), true)}
                {item(<UserX size={16} />, t('ban'), () => onAct('ban'), true)}
              </>
            )}
          </div>
        );
      }}
    </Popover>
  );
}

const ICONS = {
  watcher: <Eye size={16} />,
  player: <Brush size={16} />,
  master: <Crown size={16} />,
} as const;

interface MenuItemProps {
  readonly icon: ComponentChildren;
  readonly danger?: boolean;
  readonly children: ComponentChildren;
  onClick(): void;
}

export function MenuItem({ icon, danger, children, onClick }: MenuItemProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      class={`flex h-9 w-full items-center gap-2.5 rounded-md px-2.5 text-left hover:bg-ink/6 focus-visible:-outline-offset-2 pointer-coarse:h-11 ${danger ? 'text-danger' : ''}`}
    >
      {icon}
      {children}
    </button>
  );
}
