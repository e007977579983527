/* global window */
/* Runs in the page, before its own scripts: what waits for minutes waits for seconds, so that a shift's worth of caches and tokens comes and goes. */
(() => {
  const times = 160;
  const minute = 60_000;
  const plain = window.setTimeout;
  window.setTimeout = (work, delay, ...args) =>
    plain(work, Number(delay) >= minute && delay < 2 ** 31 ? delay / times : delay, ...args);
})();
