import { change, settings } from '../keep/settings.js';
import { useStore } from '../ui/store.js';
import { useWords } from '../words/rooms/rooms.js';
import { hardwareAddress, newHardwareKey } from './hardware.js';

/** An address for what can open one: a shortcut, an app for the volume keys, an NFC tag. */
export function HardwareSection() {
  const { hardware: words } = useWords();
  const { hardwareKey } = useStore(settings);
  return (
    <section>
      <h2>{words.title}</h2>
      <p class="hint">{words.note}</p>
      {hardwareKey !== undefined && <p class="address">{hardwareAddress(hardwareKey)}</p>}
      <div class="actions">
        {hardwareKey !== undefined && (
          <button
            type="button"
            class="button"
            onClick={() => void navigator.clipboard.writeText(hardwareAddress(hardwareKey))}
          >
            {words.copy}
          </button>
        )}
        <button type="button" class="button" onClick={() => void change({ hardwareKey: newHardwareKey() })}>
          {hardwareKey === undefined ? words.make : words.another}
        </button>
      </div>
    </section>
  );
}
