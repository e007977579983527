const pauseMilliseconds = 10;
/** Short of a test's own limit, so that it can say what it waits for. */
const patienceMilliseconds = 50_000;

/** Asks until the answer is as wanted. For what another process or session does and no event tells. */
export async function eventually<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  const deadline = performance.now() + patienceMilliseconds;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`still ${JSON.stringify(answer)?.slice(0, 500)}`);
    await new Promise((resume) => setTimeout(resume, pauseMilliseconds));
  }
}

/** Asks until the answer is this one. */
export const becomes = <T>(ask: () => T | Promise<T>, wanted: T): Promise<T> =>
  eventually(
    async () => ask(),
    (answer) => answer === wanted,
  );
