/** The colours of a palette side by side; decorative, the name stands beside it. */
export function PaletteStrip({ colors }: { readonly colors: readonly string[] }) {
  return (
    <div aria-hidden="true" class="flex h-3 overflow-hidden rounded-sm border border-line">
      {colors.map((color, index) => (
        <span key={`${index} ${color}`} class="flex-1" style={{ backgroundColor: color }} />
      ))}
    </div>
  );
}
