/** Calls `due` at an even rate until stopped; what a busy process missed is made up for at once. */
export function startPace(perSecond: number, due: () => void): () => void {
  const startedAt = performance.now();
  let done = 0;
  const timer = setInterval(() => {
    const owed = Math.floor(((performance.now() - startedAt) / 1000) * perSecond);
    for (; done < owed; done++) due();
  }, 1);
  return () => clearInterval(timer);
}
