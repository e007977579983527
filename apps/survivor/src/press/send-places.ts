import { systemClock } from '#domain';
import { keepTrying } from '../outbox/keep-trying.js';
import { put } from '../outbox/outbox.js';
import { battery } from '../reporting/battery.js';
import { fixOf } from '../reporting/fix.js';

/** A place of the last minute is worth having at once; the good one takes the satellites half a minute. */
const attempts: readonly PositionOptions[] = [
  { enableHighAccuracy: false, maximumAge: 60_000, timeout: 5_000 },
  { enableHighAccuracy: true, maximumAge: 0, timeout: 60_000 },
];

/** Where she is, as it becomes known, each time better. Never asked for before the press is on its way. */
export async function sendPlaces(): Promise<void> {
  for (const options of attempts) {
    const position = await place(options);
    if (position === undefined) continue;
    const body = { fixes: [fixOf(position, battery.get())] };
    await put({ id: crypto.randomUUID(), kind: 'positions', path: '/v1/positions', body, madeAt: systemClock.now() });
    void keepTrying();
  }
}

/** `undefined`: not permitted, or not found in time. The press stands without. */
const place = (options: PositionOptions): Promise<GeolocationPosition | undefined> =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(undefined);
    navigator.geolocation.getCurrentPosition(resolve, () => resolve(undefined), options);
  });
