/** Long work in small pieces, so that those who paint meanwhile are served between them. */

/** How long work may go on before others get their turn, in ms. */
export const TURN = 4;

export type Rest = () => Promise<void> | undefined;

/** Lets others have their turn whenever this one has lasted long enough. */
export function createTurns(): Rest {
  let began = performance.now();
  return () => {
    if (performance.now() - began < TURN) return;
    return new Promise((resolve) =>
      setImmediate(() => {
        began = performance.now();
        resolve();
      }),
    );
  };
}
