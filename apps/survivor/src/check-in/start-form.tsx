import { useId, useState } from 'preact/hooks';
import { change, settings } from '../keep/settings.js';
import { useStore } from '../ui/store.js';
import { useWords } from '../words/rooms/rooms.js';
import { type Came, type Destination, start } from './check-ins.js';

const choices = [15, 30, 60, 120] as const;

export function StartForm({ onCame }: { onCame: (came: Came) => void }) {
  const { checkIn: words } = useWords();
  const { places = [] } = useStore(settings);
  const ids = [useId(), useId()];
  const [minutes, setMinutes] = useState<number>(30);
  const [to, setTo] = useState('');
  const [isBusy, setBusy] = useState(false);
  const begin = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    onCame(
      await start(
        minutes,
        places.find(({ name }) => name === to),
      ),
    );
    setBusy(false);
  };
  return (
    <form class="form" onSubmit={(event) => void begin(event)}>
      <div class="field">
        <label for={ids[0]}>{words.within}</label>
        <select id={ids[0]} value={minutes} onInput={(event) => setMinutes(Number(event.currentTarget.value))}>
          {choices.map((each) => (
            <option key={each} value={each}>
              {words.minutes(each)}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for={ids[1]}>{words.destination}</label>
        <select id={ids[1]} value={to} onInput={(event) => setTo(event.currentTarget.value)}>
          <option value="">{words.nowhere}</option>
          {places.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
      <button type="submit" class="button strong" disabled={isBusy}>
        {words.begin}
      </button>
      <KeepPlace places={places} />
    </form>
  );
}

/** A destination without a map: she says what this place is called while she is there. */
function KeepPlace({ places }: { places: readonly Destination[] }) {
  const { checkIn: words } = useWords();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [hasFailed, setFailed] = useState(false);
  if (!isOpen)
    return (
      <button type="button" class="button" onClick={() => setOpen(true)}>
        {words.keepPlace}
      </button>
    );
  const keepHere = (): void => {
    const called = name.trim();
    if (called === '') return;
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => {
        const place: Destination = { name: called, point: { type: 'Point', coordinates: [longitude, latitude] } };
        void change({ places: [...places.filter((each) => each.name !== called), place] });
        setOpen(false);
      },
      () => setFailed(true),
      { enableHighAccuracy: true, timeout: 30_000 },
    );
  };
  return (
    <div class="field">
      <label for={id}>{words.placeName}</label>
      <input
        id={id}
        autoComplete="off"
        maxLength={60}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <p class="fault" role="alert">
        {hasFailed && words.noPlace}
      </p>
      <button type="button" class="button" onClick={keepHere}>
        {words.keepHere}
      </button>
    </div>
  );
}
