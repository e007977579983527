import type { ReportPositionsResult } from '#contracts';
import { systemClock } from '#domain';
import { settings } from '../keep/settings.js';
import { keepTrying } from '../outbox/keep-trying.js';
import { onNews } from '../outbox/news.js';
import { put } from '../outbox/outbox.js';
import { shown } from '../press/presses.js';
import { Store } from '../ui/store.js';
import { battery, followBattery } from './battery.js';
import { fixOf } from './fix.js';
import { type Pace, paceOf } from './pace.js';

/** Until the api says how often. */
const usualSeconds = 60;

let watch: { id: number; isExact: boolean } | undefined;
let askedSeconds = usualSeconds;
let lastAt = 0;

export const pace = new Store<Pace>(paceOf(usualSeconds, undefined, false));

/** Where she is while the app is open, as often as the directive asks and the battery bears; nothing when she has switched it off. */
export function reportWhileWanted(): void {
  onNews(({ kind, said }) => {
    const directive =
      kind === 'positions' ? (said as Partial<ReportPositionsResult> | undefined)?.directive : undefined;
    if (directive === undefined) return;
    askedSeconds = directive.reportEverySeconds;
    // Somebody waits for where she is: the next fix goes at once.
    if (directive.locateNow === true) lastAt = 0;
    follow();
  });
  settings.subscribe(follow);
  shown.subscribe(follow);
  battery.subscribe(follow);
  follow();
  void followBattery();
}

function follow(): void {
  const press = shown.get();
  const isInNeed = press !== undefined && !press.cancelled && press.closedAt === undefined;
  const next = paceOf(askedSeconds, battery.get(), isInNeed);
  if (JSON.stringify(next) !== JSON.stringify(pace.get())) pace.set(next);
  const isWanted = settings.get().reports && 'geolocation' in navigator;
  if (watch !== undefined && (!isWanted || watch.isExact !== next.isExact)) {
    navigator.geolocation.clearWatch(watch.id);
    watch = undefined;
  }
  if (!isWanted || watch !== undefined) return;
  const options = { enableHighAccuracy: next.isExact, maximumAge: 5_000 };
  watch = { id: navigator.geolocation.watchPosition(take, () => undefined, options), isExact: next.isExact };
}

/** A fix that comes sooner than is wanted is passed over: radio and satellites are what empties a battery. */
function take(position: GeolocationPosition): void {
  const now = systemClock.now();
  if (now - lastAt < pace.get().everySeconds * 1_000) return;
  lastAt = now;
  void put({
    id: crypto.randomUUID(),
    kind: 'positions',
    path: '/v1/positions',
    body: { fixes: [fixOf(position, battery.get())] },
    madeAt: now,
  }).then(keepTrying);
}
