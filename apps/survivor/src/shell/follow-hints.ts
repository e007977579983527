import { PhoneCredentials } from '#contracts';
import { systemClock } from '#domain';
import type { Identity } from '../keep/kept.js';
import { identity } from '../keep/settings.js';
import { look } from '../press/follow.js';
import { shown } from '../press/presses.js';
import { readCompanion } from './read-companion.js';

const namespace = '/companion';

/** By socket the phone hears at once that something has changed; what, it reads. Without a socket it asks from time to time anyway. */
export function followHints(): void {
  let followed: Identity | undefined;
  const follow = (): void => {
    const who = identity.get();
    // A phone that is only just being enrolled has nobody to hear for yet.
    if (who === undefined || who.token === followed?.token) return;
    followed = who;
    void hear(who);
  };
  identity.subscribe(follow);
  follow();
}

async function hear(who: Identity): Promise<void> {
  const { io } = await import('socket.io-client');
  const socket = io(namespace, {
    transports: ['websocket'],
    auth: (give: (auth: object) => void) => void proofOf().then((proof) => give({ token: who.token, proof })),
  });
  const proofOf = async (): Promise<string> => {
    const url = `${location.origin}${namespace}`;
    const request = { method: 'GET', url, id: crypto.randomUUID(), now: systemClock.now() };
    return (await new PhoneCredentials(who.key, who.token).headers(request))['dpop']!;
  };
  const read = (): void => {
    void readCompanion();
    const press = shown.get();
    if (press?.sentAt !== undefined) void look(press);
  };
  for (const hint of ['connect', 'incident.updated', 'warning', 'check_in.updated']) socket.on(hint, read);
  // A house without this namespace, or a phone that is shut out: asking again would only cost the battery.
  socket.on('connect_error', () => void (socket.active || socket.disconnect()));
}
