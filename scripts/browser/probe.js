/* global window, document, performance, requestAnimationFrame, MessageChannel, WebSocket */
/* Runs in the page, before its own scripts: when a message came over the socket, and when the row it is about was painted. */
(() => {
  const patienceMilliseconds = 3_000;
  const wanted = new Map();
  const times = { opened: [], updated: [] };
  let missed = 0;
  let positions = 0;
  window.qalqanProbe = { times, missed: () => missed, waiting: () => wanted.size, positions: () => positions };

  const lookOf = (id) => {
    const row = document.querySelector(`[data-row="${id}"]`);
    return row === null ? null : `${row.className} ${row.querySelector('.status')?.textContent ?? ''}`;
  };

  function heard(text, at) {
    const name = /^\d+\/dispatch,\d*\["([\w.]+)"/.exec(text)?.[1];
    if (name === 'position.moved') positions += 1;
    if (name !== 'incident.opened' && name !== 'incident.updated') return;
    const [, message] = JSON.parse(text.slice(text.indexOf('[')));
    const { id } = message.incident;
    const kind = name === 'incident.opened' ? 'opened' : 'updated';
    // Of what is under way already, the first message counts.
    if (!wanted.has(id)) wanted.set(id, { kind, at, before: lookOf(id) });
  }

  const paintedAt = new MessageChannel();
  paintedAt.port1.onmessage = ({ data }) => {
    const now = performance.now();
    for (const { kind, at } of data) times[kind].push(now - at);
  };

  // What stands in the document when a frame begins is painted by it: the next task comes after that.
  function frame() {
    const shown = [];
    for (const [id, { kind, at, before }] of wanted) {
      if (performance.now() - at > patienceMilliseconds) {
        missed += 1;
        wanted.delete(id);
      } else if (lookOf(id) !== before) {
        shown.push({ kind, at });
        wanted.delete(id);
      }
    }
    if (shown.length > 0) paintedAt.port2.postMessage(shown);
    requestAnimationFrame(frame);
  }
  requestAnimationFrame(frame);

  const Plain = WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...args) {
      super(...args);
      // Before the page's own listener.
      this.addEventListener('message', ({ data }) => {
        if (typeof data === 'string') heard(data, performance.now());
      });
    }
  };
})();
