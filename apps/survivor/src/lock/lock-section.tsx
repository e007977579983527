import { useState } from 'preact/hooks';
import { change, forgetLock, settings } from '../keep/settings.js';
import { PinField } from '../ui/pin-field.js';
import { useStore } from '../ui/store.js';
import { useWords } from '../words/rooms/rooms.js';
import { hashPin } from './pin-hash.js';

/** A PIN of the app's own, and how it is opened then. */
export function LockSection() {
  const { lock: words } = useWords();
  const { lock, disguise } = useStore(settings);
  const [isSetting, setSetting] = useState(false);
  const [pin, setPin] = useState('');
  const [hasFault, setFault] = useState(false);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!/^\d{4,12}$/.test(pin)) return setFault(true);
    await change({ lock: await hashPin(pin) });
    setPin('');
    setFault(false);
    setSetting(false);
  };
  return (
    <section>
      <h2>{words.title}</h2>
      <p class="hint">{words.note}</p>
      {lock !== undefined && <p class="told">{words.how[disguise]}</p>}
      {isSetting ? (
        <form class="form" onSubmit={(event) => void save(event)}>
          <PinField label={words.pin} value={pin} onInput={setPin} hasFault={hasFault} isFirst />
          <p class="fault" role="alert">
            {hasFault && words.digits}
          </p>
          <button type="submit" class="button strong">
            {words.save}
          </button>
        </form>
      ) : (
        <div class="actions">
          <button type="button" class="button" onClick={() => setSetting(true)}>
            {lock === undefined ? words.set : words.another}
          </button>
          {lock !== undefined && (
            <button type="button" class="button" onClick={() => void forgetLock()}>
              {words.remove}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
