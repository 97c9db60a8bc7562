/** Starts the files that take longest before all others, so that no worker is left alone with one at the end. */
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Longest first, as they were measured; the order of the rest hardly matters. */
export const LONGEST: readonly string[] = [
  'bench/main.itest.ts',
  'src/ops/cli-import.itest.ts',
  'src/ops/cli.itest.ts',
  'e2e/kill.itest.ts',
  'e2e/disk.itest.ts',
  'e2e/role-table.itest.ts',
  'src/ops/cli-live.itest.ts',
  'e2e/too-much.itest.ts',
  'src/ops/cli-invite.itest.ts',
  'e2e/table-four.e2e.ts',
  'e2e/mural-keeping.e2e.ts',
  'e2e/table.e2e.ts',
  'e2e/table-hands.e2e.ts',
  'e2e/connection.e2e.ts',
  'e2e/table-people.e2e.ts',
  'e2e/accessibility.e2e.ts',
  'e2e/rooms.e2e.ts',
  'e2e/moderation.e2e.ts',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.indexOf(relative(this.ctx.config.root, moduleId));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
