import { generate } from 'lean-qr';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type TrackerApp, trackerApps } from '#domain';
import { settings } from '../keep/settings.js';
import { PinField } from '../ui/pin-field.js';
import { useStore } from '../ui/store.js';
import { useWords } from '../words/rooms/rooms.js';
import { setUpTracker, type SettingUp, stopTracker } from './tracker.js';
import { type TrackerLinks, trackerLinks } from './tracker-links.js';

const names: Record<TrackerApp, string> = { owntracks: 'OwnTracks', traccar: 'Traccar Client' };

type Fault = Extract<SettingUp, string>;
type Shown = TrackerLinks & { app: TrackerApp };

/** Another app that reports in the background: set up by a code that is shown once, and only after her PIN. */
export function TrackerSection() {
  const { tracker: words } = useWords();
  const { tracker } = useStore(settings);
  const [shown, setShown] = useState<Shown>();
  if (shown !== undefined) return <TrackerCode shown={shown} onDone={() => setShown(undefined)} />;
  return (
    <>
      <p class="hint">{words.note}</p>
      <Asking onShown={setShown} />
      {tracker !== undefined && <Stopping app={tracker} />}
    </>
  );
}

function Asking({ onShown }: { onShown: (shown: Shown) => void }) {
  const { tracker: words } = useWords();
  const [pin, setPin] = useState('');
  const [fault, setFault] = useState<Fault>();
  const [isBusy, setBusy] = useState(false);
  const ask = async (app: TrackerApp): Promise<void> => {
    setBusy(true);
    const came = await setUpTracker(app, pin);
    setPin('');
    setBusy(false);
    if (typeof came === 'string') setFault(came);
    else onShown({ app, ...trackerLinks[app](location.origin, came.credentials) });
  };
  return (
    // Two ways to go on: Enter chooses neither.
    <form class="form" onSubmit={(event) => event.preventDefault()}>
      <PinField label={words.pin} value={pin} onInput={setPin} hasFault={fault === 'pin_wrong'} />
      <p class="fault" role="alert">
        {fault && words.faults[fault]}
      </p>
      {trackerApps.map((app) => (
        <button key={app} type="button" class="button" disabled={isBusy || pin === ''} onClick={() => void ask(app)}>
          {words.show(names[app])}
        </button>
      ))}
    </form>
  );
}

function TrackerCode({ shown: { app, scanned, tapped }, onDone }: { shown: Shown; onDone: () => void }) {
  const { tracker: words } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) generate(scanned).toCanvas(canvas.current);
  }, [scanned]);
  return (
    <div class="tracker">
      <p>{words.scan(names[app])}</p>
      <canvas ref={canvas} class="qr" role="img" aria-label={words.code(names[app])} />
      <a class="button strong" href={tapped}>
        {words.open(names[app])}
      </a>
      <p class="limits">{words.secret}</p>
      <button type="button" class="button" onClick={onDone}>
        {words.done}
      </button>
    </div>
  );
}

function Stopping({ app }: { app: TrackerApp }) {
  const { tracker: words } = useWords();
  const [hasFailed, setFailed] = useState(false);
  return (
    <>
      <p class="told">{words.isSetUp(names[app])}</p>
      <button type="button" class="button" onClick={() => void stopTracker().then((stopped) => setFailed(!stopped))}>
        {words.stop}
      </button>
      <p class="hint">{words.stopNote}</p>
      <p class="fault" role="alert">
        {hasFailed && words.faults.no_network}
      </p>
    </>
  );
}
