import type { DeskFigures } from '../../../../client/desk.ts';
import { figure, moment } from '../../../kit/dates.ts';
import { lengthOf, percent, short, size } from '../format.ts';
import { Fact } from '../list-parts.tsx';
import { t } from '../words.ts';

/** Below this share of the disk it is time to do something. */
const LOW = 0.1;

interface MachineFactsProps extends Pick<DeskFigures, 'machine'> {
  /** In ms, of the worst hundredth; undefined before the first sample. */
  readonly loopDelay: number | undefined;
}

export function MachineFacts({ machine, loopDelay }: MachineFactsProps) {
  const { diskFree, diskTotal, startedAt } = machine;
  const free = diskFree / Math.max(1, diskTotal);
  return (
    <section class="rounded-lg border border-line bg-raised p-4">
      <h2 class="mb-1 font-semibold">{t('machine')}</h2>
      <dl class="divide-y divide-line">
        <Fact name={t('disk-free')}>
          <span class={free < LOW ? 'font-semibold text-danger' : ''}>
            {t('disk-of', { free: size(diskFree), total: size(diskTotal), share: percent(free) })}
          </span>
        </Fact>
        <Fact name={t('database')}>
          {size(machine.database)}
          {machine.wal > 0 && <span class="text-muted"> {t('and-wal', { size: size(machine.wal) })}</span>}
        </Fact>
        <Fact name={t('open-rooms')}>{figure(machine.openRooms)}</Fact>
        {loopDelay !== undefined && <Fact name={t('loop-delay')}>{`${short(loopDelay)} ms`}</Fact>}
        <Fact name={t('running-for')}>
          <span title={moment(startedAt)}>{lengthOf(Date.now() - startedAt)}</span>
        </Fact>
        <Fact name={t('version')}>Atelier {machine.version}</Fact>
        <Fact name="Node">{machine.node}</Fact>
      </dl>
    </section>
  );
}
