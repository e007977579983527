import { useState } from 'preact/hooks';
import type { CheckIn } from '../api/companion.js';
import { PinField } from '../ui/pin-field.js';
import { clockTime } from '../words/language.js';
import { useWords } from '../words/rooms/rooms.js';
import { type Came, complete, extend } from './check-ins.js';

const further = 15;

export function Running({ checkIn, onCame }: { checkIn: CheckIn; onCame: (came: Came) => void }) {
  const { checkIn: words } = useWords();
  const [pin, setPin] = useState('');
  const [isBusy, setBusy] = useState(false);
  const during = async (work: Promise<Came>): Promise<void> => {
    setBusy(true);
    onCame(await work);
    setBusy(false);
  };
  // What she has typed meanwhile stays when only the time was moved.
  const end = async (): Promise<void> => {
    await during(complete(checkIn, pin));
    setPin('');
  };
  const { name } = checkIn.destination ?? {};
  return (
    <section class="running">
      <h2>{name == null ? words.dueTimer : `${words.dueJourney}: ${name}`}</h2>
      <p class="due">{clockTime(Date.parse(checkIn.dueAt))}</p>
      <button type="button" class="button" disabled={isBusy} onClick={() => void during(extend(checkIn, further))}>
        {words.extend}
      </button>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (pin !== '' && !isBusy) void end();
        }}
      >
        <PinField label={words.pin} value={pin} onInput={setPin} />
        <button type="submit" class="button strong" disabled={isBusy}>
          {words.complete}
        </button>
      </form>
    </section>
  );
}
