import { flush, syncTag } from './outbox.js';

/** Seconds between attempts while the app is open. The last one repeats. */
const pauses = [1, 2, 4, 8, 15];

let timer: ReturnType<typeof setTimeout> | undefined;
let attempt = 0;

/** Now, and again until all has arrived; by the service worker too, where the browser lets it work after the tab is gone. */
export async function keepTrying(): Promise<void> {
  clearTimeout(timer);
  if (await flush()) {
    attempt = 0;
    return;
  }
  clearTimeout(timer);
  timer = setTimeout(() => void keepTrying(), pauses[Math.min(attempt++, pauses.length - 1)]! * 1_000);
  void askForSync();
}

interface Syncing {
  sync?: { register(tag: string): Promise<void> };
}

/** Background Sync: Chromium's. Elsewhere the timer and the next start have to do. */
export async function askForSync(): Promise<void> {
  const registration = (await navigator.serviceWorker?.getRegistration('/app/')) as Syncing | undefined;
  // Refused in a private window, and where the browser's settings forbid work behind one's back.
  await registration?.sync?.register(syncTag).catch(() => undefined);
}

/** The network is back, or the phone was taken up again: no reason to wait for the timer. */
export function tryWhenItMayWork(): void {
  const now = (): void => {
    attempt = 0;
    void keepTrying();
  };
  addEventListener('online', now);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && now());
  now();
}
