import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, IdFactory } from '#domain';
import type { Actor, Cast } from './cast.js';
import { Random } from './random.js';
import { BackOff } from './report/back-off.js';
import { DeviceApi } from './report/device-api.js';
import { type DeviceCredentials, tokenCredentials } from './report/device-credentials.js';
import { DeviceLink } from './report/device-link.js';
import { Turnstile } from './report/turnstile.js';
import { voiceOf } from './trackers/voices/voice-of.js';
import { wearTracker } from './trackers/wear-tracker.js';
import type { TrackerPorts } from './options.js';

/** A demo must not be what keeps the api busy. */
const requestsAtOnce = 8;

export interface Simulation {
  cast: Cast;
  baseUrl: string;
  /** Of devices that hold a key, by their ids; the others show their token. */
  enrolled: ReadonlyMap<string, DeviceCredentials>;
  /** Where the gateway listens. Trackers whose protocol has no port there speak to the API by their token. */
  gateway: { host: string; ports: TrackerPorts };
  seed: number;
  clock: Clock;
  ids: IdFactory;
  signal: AbortSignal;
  say: (text: string) => void;
}

/** Moves everybody until the signal. Resolves when all have stopped. */
export async function runSimulation(simulation: Simulation): Promise<void> {
  setMaxListeners(simulation.cast.actors.length + 1, simulation.signal);
  const turnstile = new Turnstile(requestsAtOnce);
  const random = new Random(simulation.seed);
  await Promise.all(simulation.cast.actors.map((actor) => live(actor, simulation, turnstile, random.fork())));
}

async function live(actor: Actor, simulation: Simulation, turnstile: Turnstile, random: Random): Promise<void> {
  const { baseUrl, cast, clock, enrolled, gateway, ids, say, signal } = simulation;
  const complain = (text: string): void => say(`device ${actor.device.id}: ${text}`);
  const { protocol, uniqueId } = actor.device;
  const port = protocol && gateway.ports[protocol];
  if (port && uniqueId !== undefined) {
    const line = { host: gateway.host, port, backOff: new BackOff(random), complain };
    return wearTracker(actor, { ...line, voice: voiceOf(protocol, uniqueId), plane: cast.plane, clock, signal });
  }
  const credentials = enrolled.get(actor.device.id) ?? tokenCredentials(actor.device.token);
  const api = new DeviceApi(baseUrl, credentials, clock, ids);
  const link = new DeviceLink(api, turnstile, new BackOff(random), ids, complain);
  let last = clock.now();
  while (!signal.aborted) {
    const now = clock.now();
    actor.person.advance((now - last) / 1000);
    last = now;
    const sight = actor.person.see();
    const fix = link.note(sight, cast.plane.toLonLat(sight.at), now);
    if (actor.person.takePress()) {
      link.notePress(fix);
      complain('panic pressed');
    }
    const seconds = Math.min(await link.send(), actor.person.busyForSeconds + 0.1);
    await sleep(seconds * 1000, undefined, { signal }).catch(() => undefined);
  }
}
