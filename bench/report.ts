/** Figures beside their floors and targets, as a table for people and JSON for machines. */

export interface Figure {
  readonly group: string;
  readonly name: string;
  /** Null where it could not be measured: `note` says why. */
  readonly value: number | null;
  readonly unit: string;
  /** The floor or the peer technique, measured in the same run. */
  readonly beside?: readonly { readonly name: string; readonly value: number; readonly unit: string }[];
  readonly target?: { readonly atMost: number } | { readonly atLeast: number };
  /** What must have been so for the figure to mean anything. */
  readonly checks?: readonly Check[];
  readonly note?: string;
}

export interface Check {
  readonly name: string;
  readonly value: number;
  readonly expected: number;
}

export const failedChecks = ({ checks = [] }: Figure): Check[] =>
  checks.filter(({ value, expected }) => value !== expected);

export interface Verdict {
  readonly met: boolean;
  /** How far the figure is on the good (met) or bad (missed) side of its target, in per cent of the target. */
  readonly byPercent: number;
}

export function judge({ value, target }: Figure): Verdict | null {
  if (!target || value === null) return null;
  const limit = 'atMost' in target ? target.atMost : target.atLeast;
  const met = 'atMost' in target ? value <= limit : value >= limit;
  return { met, byPercent: (Math.abs(value - limit) / limit) * 100 };
}

/** Four significant digits, thousands separated. */
export function formatNumber(value: number): string {
  const digits = Math.max(0, 3 - Math.floor(Math.log10(Math.max(Math.abs(value), 1e-9))));
  return value.toLocaleString('en', { maximumFractionDigits: Math.min(digits, 3) });
}

const formatValue = ({ value, unit }: { value: number | null; unit: string }): string =>
  value === null ? 'not measured' : `${formatNumber(value)} ${unit}`.trim();

function formatTarget(figure: Figure): string {
  if (!figure.target) return '';
  const limit =
    'atMost' in figure.target
      ? `≤ ${formatNumber(figure.target.atMost)}`
      : `≥ ${formatNumber(figure.target.atLeast)}`;
  const verdict = judge(figure);
  if (!verdict) return limit;
  return `${limit}: ${verdict.met ? 'met' : 'MISSED'} by ${verdict.byPercent.toFixed(0)} %`;
}

/** One line a figure: name, value, what stands beside it, target and verdict; below it what makes it unsound, and its note. */
export function formatTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    formatValue(figure),
    (figure.beside ?? []).map((other) => `${other.name} ${formatValue(other)}`).join('; '),
    formatTarget(figure),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines: string[] = [];
  for (const [index, figure] of figures.entries()) {
    if (figure.group !== figures[index - 1]?.group) lines.push('', figure.group);
    const cells = rows[index] ?? [];
    lines.push(`  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
    for (const { name, value, expected } of failedChecks(figure)) {
      lines.push(`    UNSOUND: ${name} ${formatNumber(value)}, must be ${formatNumber(expected)}`);
    }
    if (figure.note) lines.push(`    (${figure.note})`);
  }
  return lines.join('\n');
}
