import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '#domain';
import type { Random } from '../../apps/simulator/src/detection/random.js';
import { Client } from './client.js';
import { eastOf, type Household, zoneRadiusMeters } from './town.js';

/** One way straight through the zone: what must be raised exactly once. */
export interface Pass {
  orderId: string;
  /** When the respondent truly was at the edge, going in and going out. Milliseconds since 1970. */
  enteredAt: number;
  leftAt: number;
}

export interface Press {
  id: string;
  orderId: string;
  personId: string;
  pressedAt: number;
  cancelled: boolean;
}

export interface SentFix {
  deviceId: string;
  fixTime: number;
}

/** What the outside knows: only what the house has said it took. */
export class Ledger {
  readonly fixes: SentFix[] = [];
  readonly presses: Press[] = [];
  readonly passes: Pass[] = [];
  readonly refused: string[] = [];
  repeats = 0;
  /** Why devices had to repeat, by status. */
  readonly reasons = new Map<string, number>();

  heardBy(client: Client): void {
    this.repeats += client.repeats;
    for (const [reason, count] of client.reasons) this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + count);
  }
}

const speedMetersPerSecond = 25;
const fixEveryMilliseconds = 2_000;
const farMeters = 420;
const metersOfError = 6;

/**
 * A respondent who drives through the zone, waits far away, and drives back. The bracelet keeps each fix until it is
 * taken and sends what has gathered together, oldest first.
 */
export async function drive(
  household: Household,
  urls: readonly string[],
  ledger: Ledger,
  random: Random,
  ending: () => boolean,
  stopped: () => boolean,
): Promise<void> {
  const client = new Client(urls, household.bracelet.token, stopped);
  const kept: { time: number; fix: object }[] = [];
  let direction = 1;
  let parked = false;
  const make = (east: number, moving: boolean): void => {
    const time = systemClock.now();
    const fix = {
      fixTime: new Date(time).toISOString(),
      point: {
        type: 'Point',
        coordinates: eastOf(household.home, east + random.between(-metersOfError, metersOfError)),
      },
      accuracyMeters: 8,
      speedMetersPerSecond: moving ? speedMetersPerSecond : 0,
      moving,
    };
    kept.push({ time, fix });
  };
  // At most one report under way; what is made meanwhile waits for the next.
  const sending = (async () => {
    while (!(parked && kept.length === 0) && !stopped()) {
      if (kept.length === 0) {
        await pause(100);
        continue;
      }
      const batch = kept.slice(0, 50);
      const answer = await client.insist('POST', '/v1/positions', { fixes: batch.map(({ fix }) => fix) });
      if (!answer) break;
      if (answer.status !== 200) ledger.refused.push(`positions ${answer.status} ${JSON.stringify(answer.body)}`);
      for (const { time } of batch) ledger.fixes.push({ deviceId: household.bracelet.id, fixTime: time });
      kept.splice(0, batch.length);
    }
  })();
  await pause(random.between(0, 10_000));
  while (!ending()) {
    const started = systemClock.now();
    const seconds = (2 * farMeters) / speedMetersPerSecond;
    const at = (east: number): number => started + ((east + farMeters) / speedMetersPerSecond) * 1_000;
    while (systemClock.now() < started + seconds * 1_000) {
      const east = ((systemClock.now() - started) / 1_000) * speedMetersPerSecond - farMeters;
      make(direction * east, true);
      await pause(fixEveryMilliseconds);
    }
    ledger.passes.push({ orderId: household.orderId, enteredAt: at(-zoneRadiusMeters), leftAt: at(zoneRadiusMeters) });
    direction = -direction;
    for (let rest = random.between(15_000, 30_000); rest > 0 && !ending(); rest -= 5_000) {
      make(-direction * farMeters, false);
      await pause(5_000);
    }
  }
  parked = true;
  await sending;
  ledger.heardBy(client);
}

/** The first press of all and then each fourth is taken back, so that the shortest run has one. */
const cancelEvery = 4;

/** A survivor who presses now and then, and insists; some take it back. */
export async function press(
  household: Household,
  urls: readonly string[],
  ledger: Ledger,
  random: Random,
  meanSeconds: number,
  ending: () => boolean,
  stopped: () => boolean,
): Promise<void> {
  const client = new Client(urls, household.phone.token, stopped);
  while (!ending()) {
    for (let wait = random.wait(meanSeconds * 1_000); wait > 0 && !ending(); wait -= 500)
      await pause(Math.min(wait, 500));
    if (ending()) break;
    const pressedAt = systemClock.now();
    const made = {
      id: randomUUID(),
      orderId: household.orderId,
      personId: household.protectedId,
      pressedAt,
      cancelled: false,
    };
    const answer = await client.insist('POST', '/v1/panics', {
      id: made.id,
      pressedAt: new Date(pressedAt).toISOString(),
      trigger: 'button',
    });
    if (!answer) break;
    if (answer.status !== 200 && answer.status !== 201) {
      ledger.refused.push(`press ${answer.status} ${JSON.stringify(answer.body)}`);
      continue;
    }
    ledger.presses.push(made);
    if (ledger.presses.length % cancelEvery === 1) {
      const taken = await client.insist('POST', `/v1/panics/${made.id}/cancel`, { pin: household.pin });
      if (taken?.status === 200) made.cancelled = true;
      else if (taken) ledger.refused.push(`cancel ${taken.status} ${JSON.stringify(taken.body)}`);
    }
  }
  ledger.heardBy(client);
}
