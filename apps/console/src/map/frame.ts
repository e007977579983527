/** Does `work` before the next painting, unless what it returns is called before. */
export function inNextFrame(work: () => void): () => void {
  const frame = requestAnimationFrame(work);
  return () => cancelAnimationFrame(frame);
}

/** Nobody sees more of what people do, and each drawing passes over everything on the map. */
const beatMilliseconds = 250;

/** Does `work` with all that waits for the same beat, four times a second, so that it is drawn at one go. */
export function inNextBeat(work: () => void): () => void {
  const timer = setTimeout(work, beatMilliseconds - (performance.now() % beatMilliseconds));
  return () => clearTimeout(timer);
}
