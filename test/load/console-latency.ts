import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { DispatchServerEvents } from '#contracts';
import { systemClock } from '#domain';
import type { LoadDevice } from './seed-load.js';

type Console = Socket<DispatchServerEvents>;

/** A console of the load's desk, confirming alarms as a real one does. */
export async function openConsole(url: string, token: string): Promise<Console> {
  const socket: Console = io(`${url}/dispatch`, { auth: { token }, transports: ['websocket'] });
  await new Promise<void>((resolve, reject) => {
    socket.on('feed.live', () => resolve());
    socket.on('connect_error', reject);
  });
  return socket;
}

/** When a console shows the panic of an order: any number of presses may be under way. */
export class PressWatch {
  private readonly waiting = new Map<string, (at: number) => void>();

  constructor(console: Console) {
    console.on('alarm.raised', ({ alarm }, received) => {
      received();
      if (alarm.kind === 'panic' && alarm.orderId !== null) this.waiting.get(alarm.orderId)?.(performance.now());
    });
  }

  /** Rejects when it is not shown in that time. */
  shown(orderId: string, patienceMilliseconds: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('a press was not shown')), patienceMilliseconds);
      this.waiting.set(orderId, (at) => {
        clearTimeout(late);
        this.waiting.delete(orderId);
        resolve(at);
      });
    });
  }
}

/** From the request of a press to the console that shows it, in milliseconds, one press after another. */
export async function pressLatencies(
  url: string,
  console: Console,
  phones: readonly LoadDevice[],
  count: number,
): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const phone = phones[turn]!;
    const pressedAt = new Date(systemClock.now()).toISOString();
    const body = JSON.stringify({ id: randomUUID(), pressedAt, trigger: 'button' });
    const started = performance.now();
    const shown = untilShown(console, phone.orderId, ['panic']);
    const response = await post(`${url}/v1/panics`, phone.token, body);
    if (response !== 201) throw new Error(`a press was answered with ${response}`);
    await shown;
    times.push(performance.now() - started);
  }
  return times;
}

/** From the request with the fix that proves a breach to the console that shows it, in milliseconds. */
export async function breachLatencies(
  url: string,
  console: Console,
  devices: readonly LoadDevice[],
  count: number,
): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const device = devices[turn]!;
    const now = systemClock.now();
    let lastSent = now;
    const shown = untilShown(console, device.orderId, ['breach', 'crossing']).then(() => performance.now());
    let finished: number | undefined;
    void shown.then((at) => (finished = at));
    // Straight into the middle of the zone at 10 m/s, a fix every two seconds, until the console shows it.
    for (let step = 0; step < 60 && finished === undefined; step += 1) {
      const east = Math.max(0, 500 - step * 20);
      const longitude = device.longitude + east / 82_000;
      const fixTime = new Date(now - 120_000 + step * 2_000).toISOString();
      const point = { type: 'Point', coordinates: [longitude, device.latitude] };
      const fix = { fixTime, point, accuracyMeters: 5, speedMetersPerSecond: 10, moving: true };
      lastSent = performance.now();
      await post(`${url}/v1/positions`, device.token, JSON.stringify({ fixes: [fix] }));
    }
    times.push((await shown) - lastSent);
  }
  return times;
}

function untilShown(console: Console, orderId: string, kinds: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const listen: DispatchServerEvents['alarm.raised'] = ({ alarm }, received) => {
      received();
      if (alarm.orderId !== orderId || !kinds.includes(alarm.kind)) return;
      console.off('alarm.raised', listen);
      resolve();
    };
    console.on('alarm.raised', listen);
  });
}

async function post(url: string, token: string, body: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body });
  await response.arrayBuffer();
  return response.status;
}

export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;
