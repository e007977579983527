import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MovableClock, newId } from '#domain';
import { actorOf, askForLocation } from '#orders';
import { createDataSource, Database } from '#persistence';
import {
  aCase,
  anAgency,
  anOrder,
  aProtectedPerson,
  aZone,
  caseTools,
  type TestAgency,
  type TestCase,
  type TestDevice,
} from '#testing';
import { readConfiguration } from '../../../apps/api/src/configuration.js';
import { createApi } from '../../../apps/api/src/create-api.js';
import { calm } from '../../support/api.js';
import { testDatabaseUrl, testFieldKeys, testMasterKey } from '../../support/test-database.js';

/** When every test of the dialects takes place. */
export const now = Date.UTC(2026, 4, 3, 9);

/** A row of the position table as the pipeline's report named its fields. */
export interface StoredPosition {
  fixTime: number;
  longitude: number;
  latitude: number;
  accuracyMeters: number;
  speedMetersPerSecond: number | null;
  courseDegrees: number | null;
  altitudeMeters: number | null;
  batteryPercent: number | null;
  moving: boolean | null;
  mock: boolean;
}

/** The whole api in this process, on the run's database, with its clock at {@link now}. */
export class IngestApi {
  private agency: TestAgency | undefined;
  private readonly caseOfDevice = new Map<string, TestCase>();

  private constructor(
    readonly app: NestFastifyApplication,
    private readonly database: Database,
  ) {}

  static async started(): Promise<IngestApi> {
    const configuration = readConfiguration({
      DATABASE_URL: testDatabaseUrl(),
      MASTER_KEY: testMasterKey(),
      ACCESS_TOKEN_SECRET: 'x'.repeat(32),
      LOG_LEVEL: 'silent',
    });
    const app = await createApi(configuration, new MovableClock(now), newId, calm);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const options = { url: testDatabaseUrl(), poolSize: 2, applicationName: 'ingest tests' };
    return new IngestApi(app, new Database(await createDataSource(options).initialize(), testFieldKeys()));
  }

  /** The phone of a protected person whose order is active. */
  async aPhone(options: { tokenInQueryAllowed?: boolean; manualPublishIsPanic?: boolean } = {}): Promise<TestDevice> {
    const tools = caseTools(this.database, new MovableClock(now));
    this.agency ??= await anAgency().founded(tools);
    const order = anOrder().withZone(aZone().around(77.5, 43.9)).protecting(aProtectedPerson().withPhone(options));
    const made = await aCase().of(this.agency).with(order).setUp(tools);
    const device = made.protectedPerson.devices[0]!;
    this.caseOfDevice.set(device.id, made);
    return device;
  }

  /** Somebody waits for where the person of this device is. */
  async askForLocationOf(device: TestDevice): Promise<void> {
    const { agency, order, protectedPerson } = this.caseOfDevice.get(device.id)!;
    const { cases } = caseTools(this.database, new MovableClock(now));
    const question = { personId: protectedPerson.id, reason: 'a test of the reply' };
    await cases.change(actorOf(agency.administrator), (work) => askForLocation(work, order.id, question));
  }

  async revoke(device: TestDevice): Promise<void> {
    await this.database.rows('UPDATE device SET revoked_at = $2 WHERE id = $1', [device.id, new Date(now)]);
  }

  positionsOf(device: TestDevice): Promise<StoredPosition[]> {
    return this.database.rows<StoredPosition>(
      `SELECT extract(epoch FROM fix_time)::float8 * 1000 AS "fixTime", ST_X(point::geometry) AS longitude,
         ST_Y(point::geometry) AS latitude, accuracy_meters AS "accuracyMeters",
         speed_meters_per_second AS "speedMetersPerSecond", course_degrees AS "courseDegrees",
         altitude_meters AS "altitudeMeters", battery_percent AS "batteryPercent", moving, mock
       FROM position WHERE device_id = $1 ORDER BY fix_time`,
      [device.id],
    );
  }

  /** How many presses the desk knows of. */
  async pressesOf(device: TestDevice): Promise<number> {
    return (await this.database.rows('SELECT id FROM panic WHERE device_id = $1', [device.id])).length;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.close();
  }
}

export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

export const basicOf = (device: TestDevice): string => basic(device.uniqueId, device.token);
