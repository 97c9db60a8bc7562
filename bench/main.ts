/**
 * `npm run bench [-- [sections] [--quick] [--out=file]]`: measures the server as people
 * would feel it, every figure beside its floor or a peer in the same run. See README.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { canvasLoad } from './canvas-load.ts';
import { LOAD_CORE, pin } from './cpu.ts';
import { fanOut } from './fan-out.ts';
import { idle } from './idle.ts';
import { ingest } from './ingest.ts';
import { describeMachine } from './machine.ts';
import { killAll } from './processes.ts';
import { type Figure, failedChecks, formatTable, judge } from './report.ts';
import { restart } from './restart.ts';
import { rollback } from './rollback.ts';
import type { Section } from './section.ts';
import { table } from './table.ts';

const SECTIONS: readonly Section[] = [fanOut, ingest, canvasLoad, restart, rollback, table, idle];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    port: { type: 'string', default: '4500' },
    out: { type: 'string' },
  },
});

const out = values.out ?? join(import.meta.dirname, 'results', values.quick ? 'quick.json' : 'latest.json');
const unknown = positionals.filter((name) => !SECTIONS.some((section) => section.name === name));
if (unknown.length > 0) {
  const names = SECTIONS.map(({ name }) => name).join(', ');
  process.stderr.write(`There is no section ${unknown.join(', ')}. There are: ${names}.\n`);
  process.exit(2);
}

const startedAt = new Date();
const machine = describeMachine();
pin(process.pid, LOAD_CORE);
const figures: Figure[] = [];
const failed: string[] = [];
for (const section of SECTIONS) {
  if (positionals.length > 0 && !positionals.includes(section.name)) continue;
  const progress = (text: string): void => void process.stderr.write(`${section.name}: ${text}\n`);
  try {
    figures.push(...(await section.measure({ quick: values.quick, port: Number(values.port), progress })));
  } catch (error) {
    failed.push(section.name);
    process.stderr.write(`${section.name} failed: ${(error as Error).stack}\n`);
  } finally {
    await killAll();
  }
}

const took = Math.round((Date.now() - startedAt.getTime()) / 1000);
const judged = figures.map((figure) => ({ ...figure, verdict: judge(figure) }));
const result = { startedAt, took, quick: values.quick, machine, failed, figures: judged };
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, `${JSON.stringify(result, null, 2)}\n`);

const { cores, processor, memoryGiB, node, kernel, loadBefore } = machine;
process.stdout.write(
  `${formatTable(figures)}

${cores} cores (${processor}), ${memoryGiB} GiB, Node ${node}, Linux ${kernel}, load before ${loadBefore.toFixed(2)}, ${took} s${values.quick ? ', QUICK: times mean nothing' : ''}
${cores > 1 ? '' : 'One core only: server and load shared it.\n'}${relative(process.cwd(), out)}
`,
);
process.exit(failed.length > 0 || figures.some((figure) => failedChecks(figure).length > 0) ? 1 : 0);
