import { disguises } from '../discretion/disguises.js';
import { keptValue } from '../keep/database.js';
import { felt } from '../warnings/felt.js';

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Clicked extends Extendable {
  notification: Notification;
}

const worker = self as unknown as {
  addEventListener(type: 'push', listen: (event: Extendable) => void): void;
  addEventListener(type: 'notificationclick', listen: (event: Clicked) => void): void;
  registration: ServiceWorkerRegistration;
  clients: {
    matchAll(options: object): Promise<{ url: string; focus(): Promise<unknown> }[]>;
    openWindow(url: string): Promise<unknown>;
  };
};

/**
 * A warning by push. Whoever looks over her shoulder reads the name of notes or of the weather; what it is about is behind the
 * lock. What the message itself says is never shown.
 */
export function showNothingTelling(): void {
  worker.addEventListener('push', (event) => event.waitUntil(show()));
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(open());
  });
}

async function show(): Promise<void> {
  const { disguise = 'notes', language = 'kk' } = (await keptValue('settings')) ?? {};
  await worker.registration.showNotification(disguises[disguise][language], {
    body: '•',
    icon: `/app/icons/${disguise}-192.png`,
    tag: 'one',
    requireInteraction: true,
    // Repeated for each warning, though it takes the place of the last. Not in the types of every browser yet.
    ...({ renotify: true, vibrate: felt } as object),
  });
}

async function open(): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window' });
  const page = pages.find(({ url }) => new URL(url).pathname.startsWith('/app/'));
  await (page?.focus() ?? worker.clients.openWindow('/app/'));
}
