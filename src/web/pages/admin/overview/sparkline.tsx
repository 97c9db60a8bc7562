interface SparklineProps {
  /** Oldest first; null where there was nothing to measure. */
  readonly values: readonly (number | null)[];
  /** How many fit: fewer stand at the right, where now is. */
  readonly room: number;
  /** The least that fills the height, so that noise around nothing stays flat. */
  readonly atLeast: number;
}

const HEIGHT = 40;

/** The course of a figure, without axes: the number beside it says what it is now, the peak how high it went. */
export function Sparkline({ values, room, atLeast }: SparklineProps) {
  const top = Math.max(atLeast, ...values.map((value) => value ?? 0)) * 1.05;
  const width = Math.max(1, room - 1);
  const points = values.map((value, index) =>
    value === null
      ? null
      : ([width - (values.length - 1 - index), HEIGHT - (value / top) * (HEIGHT - 2)] as const),
  );
  const runs = runsOf(points);
  const line = runs.map((run) => `M${run.map(([x, y]) => `${x} ${y.toFixed(2)}`).join('L')}`).join('');
  const area = runs
    .map((run) => {
      const [first, last] = [run[0], run.at(-1)];
      if (!first || !last) return '';
      return `M${first[0]} ${HEIGHT}L${run.map(([x, y]) => `${x} ${y.toFixed(2)}`).join('L')}L${last[0]} ${HEIGHT}Z`;
    })
    .join('');
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      class="block h-10 w-full overflow-visible text-accent"
    >
      <path d={area} fill="currentColor" opacity="0.12" />
      <path
        d={line}
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linejoin="round"
        stroke-linecap="round"
        vector-effect="non-scaling-stroke"
      />
    </svg>
  );
}

type Point = readonly [x: number, y: number];

/** Stretches without a gap; a single point becomes a dash. */
function runsOf(points: readonly (Point | null)[]): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  for (const point of [...points, null]) {
    if (point) run.push(point);
    else if (run.length > 0) {
      runs.push(run.length === 1 ? [...run, [(run[0]?.[0] ?? 0) + 0.01, run[0]?.[1] ?? 0]] : run);
      run = [];
    }
  }
  return runs;
}
