import { useState } from 'preact/hooks';
import { snapshot } from '../keep/settings.js';
import { go } from '../ui/route.js';
import { useStore } from '../ui/store.js';
import { useWords } from '../words/rooms/rooms.js';
import { type Came, runningIn } from './check-ins.js';
import { Running } from './running.js';
import { StartForm } from './start-form.js';

/** A promise to be heard of by a time: kept by the desk's server, so that a phone that dies still raises the alarm. */
export function CheckInScreen() {
  const { checkIn: words } = useWords();
  const known = useStore(snapshot);
  const [came, setCame] = useState<Came>();
  const running = runningIn(known?.state.checkIns);
  const faults: Partial<Record<Came, string>> = {
    no_network: words.noNetwork,
    not_taken: words.notTaken,
    pin_wrong: words.pinWrong,
    pin_wait: words.pinWait,
  };
  return (
    <main class="page">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="hint">{words.note}</p>
      <p class="fault" role="alert">
        {came && faults[came]}
      </p>
      {running === undefined ? <StartForm onCame={setCame} /> : <Running checkIn={running} onCame={setCame} />}
      {running === undefined && (
        <section>
          <h2>{words.walk}</h2>
          <p class="hint">{words.walkNote}</p>
          <button type="button" class="button" onClick={() => go('walk')}>
            {words.walkBegin}
          </button>
        </section>
      )}
    </main>
  );
}
