import { Brush, Ellipsis, LogOut } from 'lucide-preact';
import { IconButton } from '../../../web/kit/icon-button.tsx';
import { Popover } from '../../../web/kit/popover.tsx';
import type { MemberRole } from '../types.ts';
import { MenuItem } from './person-menu.tsx';
import { t } from './words.ts';

interface OwnMenuProps {
  readonly role: MemberRole;
  onStepDown(): void;
  onLeave(): void;
}

/** What one can do about one's own place. */
export function OwnMenu({ role, onStepDown, onLeave }: OwnMenuProps) {
  return (
    <Popover
      label={t('what-to-do-self')}
      align="end"
      class="w-60"
      button={(trigger) => (
        <IconButton {...trigger} label={t('what-to-do-self')} tip="none" icon={<Ellipsis size={18} />} />
      )}
    >
      {(close) => (
        <div class="flex flex-col">
          {role === 'master' && (
            <MenuItem
              icon={<Brush size={16} />}
              onClick={() => {
                close();
                onStepDown();
              }}
            >
              {t('step-down')}
            </MenuItem>
          )}
          <MenuItem
            icon={<LogOut size={16} />}
            onClick={() => {
              close();
              onLeave();
            }}
          >
            {t('leave-room')}
          </MenuItem>
        </div>
      )}
    </Popover>
  );
}
