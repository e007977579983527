import type { Incident } from '#contracts';
import { newId } from '#domain';
import { detectionEngine, type DetectionEngine } from '#geofence';
import type { CommittedNews } from '#incidents';
import { actorOf, type CaseWork } from '#orders';
import { SqlTrackingStore } from '#persistence';
import { aCase, anAgency, aZone, type OrderBuilder, type TestCase } from '#testing';
import { SweepWatches } from '#tracking';
import type { TestApi } from './api.js';
import { fixAt, offset } from './walks.js';

export const home = { longitude: 76.93, latitude: 43.25 };
export const homeZone = () => aZone().around(home.longitude, home.latitude, 300).withRing(100);
export const still = { speedMetersPerSecond: 0, moving: false };
export const walking = { speedMetersPerSecond: 1.4 };
export const minute = 60_000;
export const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

let lastCell = 300;

/** Sweeps by hand, and what it was told and what failed. */
export class TestSweeper {
  readonly news: CommittedNews[] = [];
  readonly failed: string[] = [];
  private readonly sweep: SweepWatches;

  constructor(
    api: TestApi,
    private readonly cell: number,
    engine: DetectionEngine = detectionEngine,
  ) {
    this.sweep = new SweepWatches(
      new SqlTrackingStore(api.database),
      engine,
      { tell: (told) => void this.news.push(told) },
      api.clock,
      { newId, readyChannels: new Set() },
      { watchesSwept: () => undefined, sweepFailed: (_cell, orderId) => void this.failed.push(orderId) },
    );
  }

  run(): Promise<number> {
    return this.sweep.sweepCell(this.cell);
  }
}

/** An order in a cell of its own, where time passes only when it is let pass. */
export class SweptCase {
  readonly sweeper: TestSweeper;

  private constructor(
    private readonly api: TestApi,
    readonly made: TestCase,
  ) {
    this.sweeper = new TestSweeper(api, made.cell);
  }

  static async of(api: TestApi, order: OrderBuilder): Promise<SweptCase> {
    const agency = anAgency()
      .inCell((lastCell += 1))
      .withStaff('dispatcher');
    return new SweptCase(api, await aCase().of(agency).with(order).setUp(api.tools));
  }

  sweep(): Promise<number> {
    return this.sweeper.run();
  }

  passAndSweep(milliseconds: number): Promise<number> {
    this.api.clock.move(milliseconds);
    return this.sweep();
  }

  /** The respondent's, or another device's, report from so many meters east of home; resolves to the directive. */
  async report(east: number, more: object = still, token = this.made.respondent.devices[0]!.token): Promise<number> {
    const fixes = [fixAt(this.api.clock, offset(home, east), more)];
    const { body } = await this.api.post('/v1/positions', { token, body: { fixes } });
    return body.directive.reportEverySeconds;
  }

  /** Two reports at rest, so that a rest is known, the second just now. */
  async rest(east: number): Promise<number> {
    await this.report(east);
    this.api.clock.move(10 * minute);
    return this.report(east);
  }

  readonly change = <T>(work: (work: CaseWork) => Promise<T>): Promise<T> =>
    this.api.tools.cases.change(actorOf(this.made.agency.administrator), work);

  async incidents(): Promise<Incident[]> {
    return (await (await this.desk()).get('/v1/incidents')).body.incidents;
  }

  async alarms(kind?: string): Promise<Incident['alarms']> {
    const all = (await this.incidents()).flatMap((incident) => incident.alarms);
    return all.filter((alarm) => kind === undefined || alarm.kind === kind);
  }

  /** Of the newest incident. */
  async eventKinds(): Promise<string[]> {
    const [incident] = await this.incidents();
    const { body } = await (await this.desk()).get(`/v1/incidents/${incident!.id}/events`);
    return body.events.map((event: { kind: string }) => event.kind);
  }

  /** A login of before would have run out by now. */
  private desk() {
    return this.api.as(this.made.agency, 'dispatcher');
  }
}
