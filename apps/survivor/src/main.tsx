import { render } from 'preact';
import { blankWhenAway } from './discretion/blank-when-away.js';
import { wearDisguise } from './discretion/wear-disguise.js';
import { readKept } from './keep/settings.js';
import { lockIfWanted } from './lock/locked.js';
import { tryWhenItMayWork } from './outbox/keep-trying.js';
import { pressIfAsked } from './press/hardware.js';
import { readPresses } from './press/presses.js';
import { App, loadRooms } from './shell/app.js';
import './ui/survivor.css';

/** The button first; everything else when it can be used. */
async function start(): Promise<void> {
  await Promise.all([readKept(), readPresses()]);
  lockIfWanted();
  wearDisguise();
  blankWhenAway();
  render(<App />, document.getElementById('root')!);
  pressIfAsked();
  tryWhenItMayWork();
  afterwards(() => {
    void navigator.serviceWorker?.register('/app/worker.js', { scope: '/app/' });
    void loadRooms().then(({ startRooms }) => startRooms());
  });
}

const afterwards = (work: () => void): void =>
  'requestIdleCallback' in globalThis ? void requestIdleCallback(work, { timeout: 2_000 }) : void setTimeout(work, 200);

void start();
