import { ReportQueue } from '../../../report/queue/report-queue.tsx';
import { refreshDeskState } from '../desk-state.ts';

/** Everything that was reported on this server, and what it noticed itself. */
export function ReportsPage() {
  return (
    <div class="max-w-180">
      <ReportQueue staff onHandled={() => void refreshDeskState()} />
    </div>
  );
}
