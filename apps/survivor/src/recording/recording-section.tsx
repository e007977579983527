import { useEffect, useState } from 'preact/hooks';
import { change, settings, snapshot } from '../keep/settings.js';
import { useStore } from '../ui/store.js';
import { useWords } from '../words/rooms/rooms.js';
import { askForMicrophone, type Microphone, microphone } from './microphone.js';

/** Whether the phone records after a press. Off until she switches it on; then, and never in an alarm, the phone asks for the microphone. */
export function RecordingSection() {
  const { recording: words } = useWords();
  const { records } = useStore(settings);
  const isAllowed = useStore(snapshot)?.state.policy.audio === true;
  const [state, setState] = useState<Microphone>();
  useEffect(() => void microphone().then(setState), []);
  const isOn = records === true && state === 'granted';
  const turn = async (): Promise<void> => {
    if (isOn) return change({ records: false });
    const asked = await askForMicrophone();
    setState(asked);
    if (asked === 'granted') await change({ records: true });
  };
  return (
    <section>
      <h2>{words.title}</h2>
      <p class="hint">{words.note}</p>
      <p class="caution">{words.dot}</p>
      <p class="hint">{words.law}</p>
      <button
        type="button"
        class="button switch"
        role="switch"
        aria-checked={isOn}
        disabled={state === undefined || state === 'cannot' || (!isAllowed && !isOn)}
        onClick={() => void turn()}
      >
        {words.record}
        <span class="lever" aria-hidden="true" />
      </button>
      <p class="limits" role="status">
        {!isAllowed ? words.notAllowed : state === 'cannot' ? words.cannot : state === 'denied' ? words.denied : ''}
      </p>
    </section>
  );
}
