import type { PushKey } from '#contracts';
import { send } from '../api/send.js';
import type { Identity } from '../keep/kept.js';

/** `cannot`: this browser has no Web Push, or the house none; `denied`: she, or the phone, does not permit it. */
export type PushState = 'on' | 'off' | 'denied' | 'cannot';

const path = '/v1/companion/web-push';

/** `undefined`: no service worker, or no Web Push in it, as in a browser's private window. */
async function manager(): Promise<PushManager | undefined> {
  const registration = await navigator.serviceWorker?.getRegistration('/app/');
  return registration?.pushManager;
}

export async function pushState(): Promise<PushState> {
  const push = await manager();
  if (push === undefined || !('Notification' in window)) return 'cannot';
  if (Notification.permission === 'denied') return 'denied';
  return (await push.getSubscription()) === null ? 'off' : 'on';
}

/** Asks the phone for its permission; to be called where she has just pressed something. */
export async function startPush(who: Identity): Promise<PushState> {
  const push = await manager();
  if (push === undefined) return 'cannot';
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  const answer = await fetch('/v1/push-key').catch(() => undefined);
  if (answer?.status === 404) return 'cannot';
  if (!answer?.ok) return 'off';
  const { publicKey } = (await answer.json()) as PushKey;
  const subscribed = await push
    .subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
    .catch(() => undefined);
  if (subscribed === undefined) return 'cannot';
  const { endpoint, keys } = subscribed.toJSON();
  const { status } = await send(who, { method: 'POST', path, body: { subscription: { endpoint, keys } } });
  if (status === 204) return 'on';
  // Half a way is none: the next time begins anew.
  await subscribed.unsubscribe();
  return 'off';
}

export async function stopPush(who: Identity): Promise<PushState> {
  const { status } = await send(who, { method: 'DELETE', path });
  if (status !== 204) return 'on';
  await (await (await manager())?.getSubscription())?.unsubscribe();
  return 'off';
}
