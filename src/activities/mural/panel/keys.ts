/** What a key means on the canvas. */
export type KeyAction =
  | { readonly do: 'move'; readonly dx: number; readonly dy: number }
  | { readonly do: 'paint' }
  | { readonly do: 'zoom'; readonly direction: 1 | -1 }
  | { readonly do: 'choose'; readonly index: number }
  /** The colour before (-1) or after (1). */
  | { readonly do: 'shift-color'; readonly by: 1 | -1 }
  | {
      readonly do: 'all' | 'pick' | 'go-to' | 'help' | 'undo' | 'redo' | 'brush' | 'hand' | 'map' | 'escape';
    };

export interface KeyInput {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const FAR = 10;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The action, or null for a key that belongs to the browser. Space is not here: held, it drags. */
export function keyAction(input: KeyInput): KeyAction | null {
  const { key, shiftKey } = input;
  if (input.ctrlKey || input.metaKey) {
    if (input.altKey) return null;
    if (key.toLowerCase() === 'z') return { do: shiftKey ? 'redo' : 'undo' };
    return key.toLowerCase() === 'y' ? { do: 'redo' } : null;
  }
  if (input.altKey) return null;
  const arrow = ARROWS[key];
  if (arrow) {
    const far = shiftKey ? FAR : 1;
    return { do: 'move', dx: arrow[0] * far, dy: arrow[1] * far };
  }
  // The digit row paints with colours 1 to 10, as on a keyboard: 0 is the tenth.
  if (/^[0-9]$/.test(key)) return { do: 'choose', index: (Number(key) + 9) % 10 };
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case 'Enter':
      return { do: 'paint' };
    case '+':
    case '=':
      return { do: 'zoom', direction: 1 };
    case '-':
    case '_':
      return { do: 'zoom', direction: -1 };
    case '[':
      return { do: 'shift-color', by: -1 };
    case ']':
      return { do: 'shift-color', by: 1 };
    case 'Home':
      return { do: 'all' };
    case 'i':
      return { do: 'pick' };
    case 'g':
      return { do: 'go-to' };
    case 'b':
      return { do: 'brush' };
    case 'h':
      return { do: 'hand' };
    case 'm':
      return { do: 'map' };
    case '?':
      return { do: 'help' };
    case 'Escape':
      return { do: 'escape' };
    default:
      return null;
  }
}
