const everyMilliseconds = 10_000;
const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);

/**
 * One line for one long step, with the seconds it has taken: rewritten in place on a terminal; elsewhere (CI, a pipe) a
 * line at the start, one now and then, and one at the end.
 */
export async function step(label, work, { quietUnderMilliseconds = 0 } = {}) {
  const started = performance.now();
  const terminal = process.stdout.isTTY === true;
  const quiet = quietUnderMilliseconds > 0;
  const show = () =>
    process.stdout.write(terminal ? `\r  ${label} … ${seconds(started)} s` : `  ${label} … ${seconds(started)} s\n`);
  if (!terminal && !quiet) process.stdout.write(`  ${label} …\n`);
  const timer = setInterval(show, terminal ? 100 : everyMilliseconds);
  try {
    const result = await work();
    finish(`  ${label}: done in ${seconds(started)} s`);
    return result;
  } catch (error) {
    finish(`  ${label}: failed after ${seconds(started)} s`, true);
    throw error;
  } finally {
    clearInterval(timer);
  }

  function finish(text, always = false) {
    if (terminal) process.stdout.write('\r\x1b[2K');
    if (always || performance.now() - started >= quietUnderMilliseconds) process.stdout.write(`${text}\n`);
  }
}
