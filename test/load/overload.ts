import { randomUUID } from 'node:crypto';
import { systemClock } from '#domain';
import { openConsole, percentile, PressWatch } from './console-latency.js';
import type { FloodPlan } from './flood-requests.js';
import { type LoadHouse, measured } from './load-house.js';
import { LoadFixes } from './load-fixes.js';
import type { OpenLoopResult } from './open-loop.js';
import { type Finished, Report } from './report.js';
import { quantile, runFlood } from './run-flood.js';
import type { LoadDevice } from './seed-load.js';

const timesTheCapacity = 10;
const positionConnections = 1_000;
const listConnections = 100;
const capacitySeconds = 6;
const pressEveryMilliseconds = 100;
/** Presses begin when the flood has arrived. */
const floodArrivesMilliseconds = 1_000;
const slowestPressMilliseconds = 500;
const recoveryLimitSeconds = 10;
const probeEveryMilliseconds = 100;
/** So many ordinary replies one after another, and the house is what it was. */
const ordinaryInARow = 10;

interface Addresses {
  panic: string;
  tracking: string;
  desk: string;
}

/**
 * Positions and console lists at ten times the rate that can be taken, and presses all the while at the panic process.
 *
 * @param together positions and desk in one process; else each surface has its own
 */
export async function overload(house: LoadHouse, seconds: number, together: boolean): Promise<Finished> {
  const panic = await house.api(['--surface=panic']);
  const rest = together ? await house.api() : undefined;
  const tracking = rest ?? (await house.api(['--surface=tracking']));
  const desk = rest ?? (await house.api(['--surface=desk']));
  const at: Addresses = { panic, tracking, desk };
  const token = await house.dispatcherToken();
  const console = await openConsole(desk, token);
  const watch = new PressWatch(console);
  const phones = house.cases.protectedPhones.values();

  // Incidents to list.
  for (let n = 0; n < 100; n += 1) await press(at, phones.next().value!, watch);
  const idle = await measured('Presses, idle', () => pressing(at, phones, watch, 10));
  const probe = new Probe(at, token, house.cases.respondents.slice(0, 200));
  const ordinary = await measured('Ordinary replies, idle', () => probe.run(5));
  const slowest = Math.max(50, 2 * percentile([...ordinary.positions, ...ordinary.lists], 0.99));

  const devices = house.cases.respondents.slice(200);
  let startTime = systemClock.now() - 40 * 3_600_000;
  const plans = (rates: { positions?: number; lists?: number }, forSeconds: number): [FloodPlan, FloodPlan] => {
    startTime += 2 * 3_600_000;
    const port = (url: string): number => Number(new URL(url).port);
    const common = { seconds: forSeconds };
    return [
      {
        what: 'positions',
        devices,
        startTime,
        port: port(at.tracking),
        ...common,
        ...(rates.positions ? { rate: rates.positions, connections: positionConnections } : { connections: 256 }),
      },
      {
        what: 'lists',
        token,
        port: port(at.desk),
        ...common,
        ...(rates.lists ? { rate: rates.lists, connections: listConnections } : { connections: 16 }),
      },
    ];
  };
  const perSecond = ({ answers }: OpenLoopResult, kind: string): number =>
    (answers[`${kind} 200`] ?? 0) / capacitySeconds;
  await measured('Warming up', () => runFlood([plans({}, capacitySeconds)[0]]));
  const [takenPositions] = await measured('Positions that can be taken', () =>
    runFlood([plans({}, capacitySeconds)[0]]),
  );
  const [takenLists] = await measured('Lists that can be taken', () => runFlood([plans({}, capacitySeconds)[1]]));
  const positionsRate = perSecond(takenPositions!, 'others') * timesTheCapacity;
  const listsRate = perSecond(takenLists!, 'lists') * timesTheCapacity;

  const flooding = runFlood(plans({ positions: positionsRate, lists: listsRate }, seconds));
  const pressed = await measured(`Presses in a flood of ${Math.round(positionsRate)} positions/s`, async () => {
    await pause(floodArrivesMilliseconds);
    return pressing(at, phones, watch, seconds - 2 * (floodArrivesMilliseconds / 1_000));
  });
  const [positions, lists] = await flooding;
  const recovered = await measured('Recovery', () => probe.untilOrdinary(slowest, recoveryLimitSeconds * 2));
  console.disconnect();

  const report = new Report('| measured | value |\n|---|---|');
  const both = (list: readonly number[]): string =>
    `${percentile(list, 0.5).toFixed(0)} / ${percentile(list, 0.99).toFixed(0)} ms`;
  report.row('processes', together ? 'panic; tracking and desk in one' : 'panic, tracking, desk');
  report.row('positions/s that can be taken', perSecond(takenPositions!, 'others').toFixed(0));
  report.row('lists/s that can be taken', perSecond(takenLists!, 'lists').toFixed(0));
  describe(report, `positions offered for ${seconds} s`, positions!, 'others', seconds);
  describe(report, `lists offered for ${seconds} s`, lists!, 'lists', seconds);
  report.row(`press to console, idle, p50 / p99 of ${idle.times.length}`, both(idle.times));
  report.row(`press to console, in the flood, p50 / p99 of ${pressed.times.length}`, both(pressed.times));
  report.row('press to reply, in the flood, p50 / p99', both(pressed.replies));
  report.row('worst press to console, in the flood', `${Math.max(...pressed.times).toFixed(0)} ms`);
  report.row('ordinary replies, idle, p50 / p99: positions', both(ordinary.positions));
  report.row('ordinary replies, idle, p50 / p99: lists', both(ordinary.lists));
  report.row(
    `replies are ordinary again (200 within ${slowest.toFixed(0)} ms)`,
    `${recovered.toFixed(1)} s after the flood`,
  );
  const refused = idle.refused + pressed.refused;
  report.target(
    'no press refused, none lost',
    refused === 0,
    `${refused} of ${idle.times.length + pressed.times.length + refused}`,
  );
  const p99 = percentile(pressed.times, 0.99);
  report.target(
    `press to console p99 ≤ ${slowestPressMilliseconds} ms`,
    p99 <= slowestPressMilliseconds,
    `${p99.toFixed(0)} ms`,
  );
  report.target(
    `the rest recovers within ${recoveryLimitSeconds} s`,
    recovered <= recoveryLimitSeconds,
    `${recovered.toFixed(1)} s`,
  );
  return report.finish();
}

function describe(report: Report, what: string, result: OpenLoopResult, kind: string, seconds: number): void {
  const rate = (count: number): string => `${Math.round(count / seconds)}/s`;
  report.row(what, rate(result.offered));
  for (const [key, count] of Object.entries(result.answers).toSorted()) {
    const [p50, p99] = [0.5, 0.99].map((share) => quantile(result.times[key], share).toFixed(0));
    report.row(`  answered ${key.slice(kind.length + 1)}`, `${rate(count)}, ${p50} / ${p99} ms after they were due`);
  }
  report.row('  not answered by the end: kept by their senders', rate(result.unanswered));
}

interface Pressed {
  /** From request to console, in milliseconds. */
  times: number[];
  replies: number[];
  refused: number;
}

/** Presses at their own times, each by another phone, whatever became of the one before. */
async function pressing(
  at: Addresses,
  phones: Iterator<LoadDevice>,
  watch: PressWatch,
  seconds: number,
): Promise<Pressed> {
  const result: Pressed = { times: [], replies: [], refused: 0 };
  const presses: Promise<void>[] = [];
  for (let n = 0; n < (seconds * 1_000) / pressEveryMilliseconds; n += 1) {
    presses.push(
      press(at, phones.next().value, watch).then(
        ({ reply, shown }) => {
          result.replies.push(reply);
          result.times.push(shown);
        },
        () => void (result.refused += 1),
      ),
    );
    await pause(pressEveryMilliseconds);
  }
  await Promise.all(presses);
  return result;
}

/** @throws Error when it is refused, or on no console within 30 s */
async function press(
  { panic }: Addresses,
  phone: LoadDevice,
  watch: PressWatch,
): Promise<{ reply: number; shown: number }> {
  const started = performance.now();
  const shown = watch.shown(phone.orderId, 30_000).then((at) => at - started);
  shown.catch(() => undefined);
  const response = await fetch(`${panic}/v1/panics`, {
    method: 'POST',
    headers: { authorization: `Bearer ${phone.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), pressedAt: new Date(systemClock.now()).toISOString(), trigger: 'button' }),
  });
  await response.arrayBuffer();
  if (response.status !== 201) throw new Error(`a press was answered with ${response.status}`);
  const reply = performance.now() - started;
  return { reply, shown: await shown };
}

/** What an ordinary device and an ordinary console meet. */
class Probe {
  private readonly fixes: LoadFixes;

  constructor(
    private readonly at: Addresses,
    private readonly token: string,
    devices: readonly LoadDevice[],
  ) {
    this.fixes = new LoadFixes(devices, systemClock.now() - 3_600_000, 1);
  }

  async run(seconds: number): Promise<{ positions: number[]; lists: number[] }> {
    const times = { positions: [] as number[], lists: [] as number[] };
    for (let n = 0; n < (seconds * 1_000) / probeEveryMilliseconds; n += 1) {
      times.positions.push(await this.position());
      times.lists.push(await this.list());
      await pause(probeEveryMilliseconds);
    }
    return times;
  }

  /** Seconds until the first of many ordinary replies in a row. */
  async untilOrdinary(slowest: number, limitSeconds: number): Promise<number> {
    const started = performance.now();
    let since: number | undefined;
    let inARow = 0;
    while (inARow < ordinaryInARow) {
      const at = performance.now();
      if (at - started > limitSeconds * 1_000) return Infinity;
      const [position, list] = await Promise.all([this.position(), this.list()]);
      const isOrdinary = position <= slowest && list <= slowest;
      inARow = isOrdinary ? inARow + 1 : 0;
      since = isOrdinary ? (since ?? at) : undefined;
      await pause(probeEveryMilliseconds);
    }
    return (since! - started) / 1_000;
  }

  private position(): Promise<number> {
    const { token, body } = this.fixes.next();
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    return timed(`${this.at.tracking}/v1/positions`, { method: 'POST', headers, body });
  }

  private list(): Promise<number> {
    return timed(`${this.at.desk}/v1/incidents?limit=50`, { headers: { authorization: `Bearer ${this.token}` } });
  }
}

/** In milliseconds; no time at all is short enough for an answer that is none. */
async function timed(url: string, request: RequestInit): Promise<number> {
  const started = performance.now();
  const status = await fetch(url, { ...request, signal: AbortSignal.timeout(5_000) }).then(
    async (response) => (await response.arrayBuffer(), response.status),
    () => 0,
  );
  return status === 200 ? performance.now() - started : Infinity;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
