import { useEffect, useState } from 'preact/hooks';
import { identity } from '../keep/settings.js';
import { useWords } from '../words/rooms/rooms.js';
import { pushState, startPush, stopPush, type PushState } from './push.js';

/** Whether this phone is woken for a warning while the app is closed. */
export function PushSection() {
  const { push: words } = useWords();
  const [state, setState] = useState<PushState>();
  useEffect(() => void pushState().then(setState), []);
  const turn = (): void => {
    const who = identity.get();
    if (who === undefined) return;
    void (state === 'on' ? stopPush(who) : startPush(who)).then(setState);
  };
  return (
    <section>
      <h2>{words.title}</h2>
      <p class="hint">{words.note}</p>
      <button
        type="button"
        class="button switch"
        role="switch"
        aria-checked={state === 'on'}
        disabled={state === undefined || state === 'cannot'}
        onClick={turn}
      >
        {words.wake}
        <span class="lever" aria-hidden="true" />
      </button>
      <p class="limits" role="status">
        {state === 'cannot' ? words.cannot : state === 'denied' ? words.denied : ''}
      </p>
    </section>
  );
}
