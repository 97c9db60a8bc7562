interface SplitterProps {
  readonly label: string;
  /** Width of what is on its right, in CSS px. */
  readonly value: number;
  readonly least: number;
  readonly most: number;
  onChange(value: number): void;
}

const STEP = 16;

/** The line between two panels: dragged, or moved with the arrow keys. */
export function Splitter({ label, value, least, most, onChange }: SplitterProps) {
  const set = (wanted: number) => onChange(Math.round(Math.min(Math.max(wanted, least), most)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: <hr> is the separator that cannot be moved
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) set(innerWidth - event.clientX);
      }}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowLeft' ? STEP : event.key === 'ArrowRight' ? -STEP : 0;
        if (step === 0) return;
        event.preventDefault();
        set(value + step);
      }}
      class="relative z-10 w-px shrink-0 cursor-col-resize touch-none bg-line transition-colors before:absolute before:inset-y-0 before:-inset-x-1.5 hover:bg-accent focus-visible:bg-accent active:bg-accent"
    />
  );
}
