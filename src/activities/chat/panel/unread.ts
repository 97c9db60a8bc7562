/** Up to where each room's chat was read, kept on this device. */
const KEY = 'atelier.read.';

export function loadRead(room: string): number | null {
  try {
    const kept = localStorage.getItem(KEY + room);
    return kept === null ? null : Number(kept);
  } catch {
    // Storage can be forbidden: then no line divides what is new.
    return null;
  }
}

export function keepRead(room: string, seq: number): void {
  try {
    localStorage.setItem(KEY + room, String(seq));
  } catch {
    // As above.
  }
}
