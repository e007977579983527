import { type ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { leave } from '../discretion/quick-exit.js';
import { identity, settings } from '../keep/settings.js';
import { isLocked } from '../lock/locked.js';
import { PressScreen } from '../press/press-screen.js';
import { go, route, type Screen } from '../ui/route.js';
import type * as AllRooms from './rooms.js';
import { useStore } from '../ui/store.js';
import { useFirst } from '../words/first/first.js';

type Rooms = typeof AllRooms;
let loaded: Rooms | undefined;

/** All screens but the first are fetched after it can be used, and kept by the service worker. */
export const loadRooms = async (): Promise<Rooms> => (loaded ??= await import('./rooms.js'));

export function App() {
  const who = useStore(identity);
  const locked = useStore(isLocked);
  const screen = useStore(route);
  if (locked) return <Room show={({ Disguised }) => Disguised} />;
  if (who === undefined) return <Room show={({ Enrol }) => Enrol} />;
  return (
    <div class="shell">
      <Top />
      {screen === 'press' ? <PressScreen /> : <Room key={screen} show={({ rooms }) => rooms[screen]} />}
      <Tabs screen={screen} />
    </div>
  );
}

function Top() {
  const words = useFirst();
  const { disguise } = useStore(settings);
  return (
    <header class="top">
      <img src={`/app/icons/${disguise}.svg`} alt="" width="28" height="28" />
      <button type="button" class="leave" onClick={leave}>
        {words.quickExit}
      </button>
    </header>
  );
}

const tabs: [Screen, 'press' | 'checkIn' | 'contacts' | 'more'][] = [
  ['press', 'press'],
  ['check-in', 'checkIn'],
  ['contacts', 'contacts'],
  ['more', 'more'],
];

/** Screens that are reached by another one's. */
const below: Partial<Record<Screen, Screen>> = { walk: 'check-in', warnings: 'press', directory: 'more' };

function Tabs({ screen }: { screen: Screen }) {
  const words = useFirst();
  return (
    <nav class="tabs" aria-label={words.navigation}>
      {tabs.map(([name, word]) => (
        <button
          key={name}
          type="button"
          class="tab"
          aria-current={name === (below[screen] ?? screen) ? 'page' : undefined}
          onClick={() => go(name)}
        >
          {words.tabs[word]}
        </button>
      ))}
    </nav>
  );
}

function Room({ show }: { show: (rooms: Rooms) => ComponentType }) {
  const words = useFirst();
  const [rooms, setRooms] = useState(loaded);
  const [hasFailed, setFailed] = useState(false);
  const load = (): void => {
    setFailed(false);
    loadRooms().then(setRooms, () => setFailed(true));
  };
  useEffect(load, []);
  if (rooms !== undefined) {
    const Shown = show(rooms);
    return <Shown />;
  }
  return (
    <main class="state" aria-busy={!hasFailed}>
      {hasFailed && (
        <>
          <p role="alert">{words.failed}</p>
          <button type="button" class="button" onClick={load}>
            {words.again}
          </button>
        </>
      )}
    </main>
  );
}
