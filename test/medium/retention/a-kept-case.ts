import { randomUUID } from 'node:crypto';
import { newId, type RetentionKind } from '#domain';
import { RetentionBenchRepository } from '#persistence';
import { ApplyRetention, type KeepingAgency, retentionEnvironment, type RetentionOutcome } from '#retention';
import { aCase, anAgency, anOrder, aProtectedPerson, aRespondent, aZone, type TestCase } from '#testing';
import type { TestApi, TestClient } from '../../support/api.js';

export const day = 86_400_000;
export const hour = 3_600_000;
export const home = { longitude: 76.93, latitude: 43.25 };
/** Narrow enough that a test need not move years. */
export const shortBounds =
  'positions_incident=9..3653,panic_fixes=9..3653,notes=9..3653,deliveries=9..3653,exports=9..3653,incidents=10..3653,location_requests=9..366';
const bounds = retentionEnvironment.RETENTION_BOUNDS.parse(shortBounds);

/** What her phone heard: the beginning of a WebM. */
export const heard = Buffer.from('1a45dfa3a0b1c2', 'hex');

let lastCell = 2_700;
export const nextCell = (): number => (lastCell += 1);

/** Looks at some agencies alone: those of other tests have years of their own. */
class OwnBench extends RetentionBenchRepository {
  ids: string[] = [];

  override async agencies(): Promise<KeepingAgency[]> {
    return (await super.agencies()).filter(({ agencyId }) => this.ids.includes(agencyId));
  }
}

/** As the worker's job does, for these agencies. */
export function applyRetention(
  api: Pick<TestApi, 'database' | 'clock'>,
  ...cases: KeptCase[]
): Promise<RetentionOutcome> {
  const bench = new OwnBench(api.database, api.clock);
  bench.ids = cases.map(({ made }) => made.agency.id);
  return new ApplyRetention(bench, bounds, api.clock, newId).execute();
}

/** An agency with a case whose positions and incidents a test makes day by day. */
export class KeptCase {
  private constructor(
    readonly api: TestApi,
    readonly made: TestCase,
  ) {}

  static async of(api: TestApi, cell = nextCell()): Promise<KeptCase> {
    const order = anOrder()
      .protecting(aProtectedPerson().named('Айгерім Жасырынбаева').withPhone().withContact())
      .restraining(aRespondent().named('Нұрлан Қауіптібеков').withBracelet())
      .withReference('2-1187/2026')
      .withZone(aZone().named('Үй, Ұлы дала 7').around(home.longitude, home.latitude, 300));
    const agency = anAgency().inCell(cell).withStaff('dispatcher', 'supervisor', 'case_officer', 'auditor');
    return new KeptCase(api, await aCase().of(agency).with(order).setUp(api.tools));
  }

  get cell(): number {
    return this.made.cell;
  }

  get people(): { protectedId: string; respondentId: string } {
    return { protectedId: this.made.protectedPerson.id, respondentId: this.made.respondent.id };
  }

  choose(periods: Partial<Record<RetentionKind, number>>): Promise<{ status: number; body: any }> {
    const given = Object.entries(periods).map(([kind, days]) => ({ kind, days }));
    return this.api
      .as(this.made.agency, 'administrator')
      .then((client) => client.put(`/v1/agencies/${this.made.agency.id}/retention`, { periods: given }));
  }

  /** A fix of a person, as the pipeline keeps it. Resolves to its id. */
  async fix(personId: string, at: number): Promise<string> {
    const id = newId();
    await this.api.database.count(
      `INSERT INTO position (cell, person_id, fix_time, device_id, digest, id, received_at, point, accuracy_meters, mock)
       VALUES ($1, $2, $3, $4, 1, $5, $3, 'POINT(76.93 43.25)'::geography, 10, false)`,
      [this.cell, personId, new Date(at).toISOString(), newId(), id],
    );
    return id;
  }

  /** Of these fixes, those that are still kept, in the order given. */
  async left(ids: readonly string[]): Promise<string[]> {
    const rows = await this.api.database.rows<{ id: string }>(
      `SELECT id FROM position WHERE cell = $1 AND id = ANY($2::uuid[])`,
      [this.cell, ids],
    );
    return ids.filter((id) => rows.some((row) => row.id === id));
  }

  /** She presses now; the desk takes it, notes something and closes it within a minute. Resolves to the incident's id. */
  async incident(text = 'Ол әкесінің үйінде.'): Promise<string> {
    const { api } = this;
    const phone = api.asDevice(this.made.protectedPerson.devices[0]!);
    const fix = {
      fixTime: new Date(api.clock.now()).toISOString(),
      point: { type: 'Point', coordinates: [home.longitude, home.latitude] },
      accuracyMeters: 8,
    };
    const pressed = randomUUID();
    await phone.post('/v1/panics', { id: pressed, pressedAt: fix.fixTime, trigger: 'button', fix });
    await phone.putBytes(`/v1/recordings/${pressed}/chunks/0?milliseconds=5000`, heard);
    const dispatcher = await this.as('dispatcher');
    const { body } = await dispatcher.get('/v1/incidents');
    const { id } = body.incidents.find((incident: { status: string }) => incident.status !== 'closed');
    await dispatcher.post(`/v1/incidents/${id}/acknowledge`);
    await dispatcher.post(`/v1/incidents/${id}/notes`, { text });
    await dispatcher.post(`/v1/incidents/${id}/close`, { outcome: 'respondent_left', note: 'Үй тексерілді.' });
    return id;
  }

  as(role: 'dispatcher' | 'supervisor' | 'case_officer' | 'administrator' | 'auditor'): Promise<TestClient> {
    return this.api.as(this.made.agency, role);
  }

  async count(table: string, incidentId: string): Promise<number> {
    const column = table === 'incident' ? 'id' : 'incident_id';
    const [row] = await this.api.database.rows<{ rows: number }>(
      `SELECT count(*)::int AS rows FROM ${table} WHERE cell = $1 AND ${column} = $2`,
      [this.cell, incidentId],
    );
    return row!.rows;
  }
}

/** The partitions of positions. */
export async function daysOf({ database }: Pick<TestApi, 'database'>): Promise<string[]> {
  const rows = await database.rows<{ name: string }>(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'position'::regclass ORDER BY c.relname`,
  );
  return rows.map(({ name }) => name);
}

/** What the partition of a day is called. @param time milliseconds since 1970 */
export const tableOf = (time: number): string =>
  `position_${new Date(time).toISOString().slice(0, 10).replaceAll('-', '')}`;
