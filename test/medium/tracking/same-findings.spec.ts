import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import type { Finding, Probe, ProbeFacts } from '#geofence';
import { createDataSource, Database, SqlTrackingStore } from '#persistence';
import { anAgency, type TestAgency, type TestOrder } from '#testing';
import { batchCapacity } from '#tracking';
import { mapFacts } from '../../../apps/simulator/src/detection/map-facts.js';
import { ordinaryDay } from '../../../apps/simulator/src/detection/ordinary-day.js';
import { type Scene, sceneStart } from '../../../apps/simulator/src/detection/scene.js';
import { stagedScene } from '../../../apps/simulator/src/detection/staged.js';
import { TestApi } from '../../support/api.js';
import { Caller } from '../../support/caller.js';
import { EngineBeside } from '../../support/engine-beside.js';
import { rulesOf } from '../../support/opened.js';
import {
  deviceOf,
  type Drawing,
  fixBody,
  orderOf,
  requestsOf,
  type StagedRequest,
} from '../../support/staged-traffic.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';

const hour = 3_600;
const whole: [number, number] = [0, Infinity];
/** The first that was tried. */
const seed = 7;

/** Without the hours in which somebody only sleeps. */
const plays: { kind: string; drawing: Drawing; seconds?: [from: number, to: number] }[] = [
  { kind: 'on foot, straight in', drawing: 'circle', seconds: [0, 2_500] },
  { kind: 'on foot through a corner', drawing: 'polygon', seconds: [0, 2_000] },
  { kind: 'by car straight through a small zone', drawing: 'many corners' },
  { kind: 'by car through at 100 km/h', drawing: 'multipolygon' },
  { kind: 'in a tunnel under the zone', drawing: 'polygon' },
  { kind: 'without network for half an hour, then inside', drawing: 'polygon', seconds: [0, 2_500] },
  { kind: 'reports doubled and shuffled', drawing: 'many corners', seconds: [0, 2_500] },
  { kind: 'leaves his curfew zone', drawing: 'multipolygon', seconds: [3_000, 4_500] },
  { kind: 'stands inside when the window opens', drawing: 'circle', seconds: [5_500, 7_700] },
  { kind: 'cell fixes only', drawing: 'circle', seconds: [0, 3_500] },
  { kind: 'cuts the strap at home', drawing: 'circle' },
  { kind: 'jams the receiver', drawing: 'polygon' },
  { kind: 'mocks its position at home', drawing: 'polygon', seconds: [0, 1_000] },
  { kind: 'limit: opposite trains', drawing: 'polygon', seconds: [800, 1_300] },
  { kind: 'limit: her bus passes his work', drawing: 'polygon' },
  { kind: 'near miss: by car past the edge at 40 m', drawing: 'polygon' },
  { kind: 'an ordinary day', drawing: 'polygon', seconds: [7 * hour, 8.5 * hour] },
];

interface Play {
  scene: Scene;
  order: TestOrder;
  requests: StagedRequest[];
  drawing: Drawing;
}

/** A request as it was sent. */
interface Sent {
  play: Play;
  request: StagedRequest;
  /** Server's clock. */
  at: number;
}

/**
 * The same reports, once through HTTP, gate, batches and commit, and once one by one through the engine with facts of the
 * same map. Of one order the next request is sent when the last was answered, for the engine judges in the order in which
 * reports come; of different orders they are sent at once, so that the batcher mixes them.
 */
describe('the pipeline and the engine alone', () => {
  const clock = new MovableClock(sceneStart);
  let api: TestApi;
  let database: Database;
  let agency: TestAgency;
  let baseUrl: string;
  const cast: Play[] = [];
  const sent: Sent[] = [];

  beforeAll(async () => {
    api = await TestApi.start({}, clock);
    baseUrl = await api.app.getUrl();
    const options = { url: testDatabaseUrl(), poolSize: 1, applicationName: 'same-findings' };
    database = new Database(await createDataSource(options).initialize(), testFieldKeys());
    agency = await anAgency().founded(api.tools);
    for (const { kind, drawing, seconds = whole } of plays) {
      const scene = kind === 'an ordinary day' ? ordinaryDay(2) : stagedScene(kind, seed);
      const order = await orderOf(scene, drawing).issued(api.tools, agency.administrator);
      cast.push({ scene, drawing, order, requests: requestsOf(scene, seed, seconds) });
    }
  });
  afterAll(async () => {
    await api.close();
    await database.close();
  });

  it('are given at least 2,000 fixes, in requests of many sizes and batches of many orders', async () => {
    const waiting = cast.flatMap((play) => play.requests.map((request) => ({ play, request })));
    waiting.sort((a, b) => a.request.due - b.request.due);
    for (let rest = waiting; rest.length > 0;) {
      const wave = nextWave(rest);
      clock.set(Math.max(clock.now(), ...wave.map(({ request }) => request.due)));
      await Promise.all(wave.map(send));
      rest = rest.filter((entry) => !wave.includes(entry));
    }
    const [stored] = await database.rows<{ fixes: number }>(
      `SELECT count(*)::int AS fixes FROM position p JOIN order_party q ON q.cell = $1 AND q.person_id = p.person_id
       WHERE p.cell = $1 AND q.order_id = ANY($2::uuid[])`,
      [agency.cell, cast.map(({ order }) => order.order.id)],
    );
    expect(stored!.fixes).toBeGreaterThanOrEqual(2_000);
    const sizes = new Set(sent.map(({ request }) => request.reports.length));
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([1, 20]);
    expect(sizes.size).toBeGreaterThan(10);
    const { body: metrics } = await api.get<string>('/metrics');
    const batches = Number(/^qalqan_batch_reports_count (\d+)$/m.exec(metrics)![1]);
    expect(batches).toBeLessThan(0.9 * sent.length);
  }, 120_000);

  it('find the same', async () => {
    const [kinds, breached] = [new Set<string>(), new Set<string>()];
    let late = 0;
    for (const play of cast) {
      const alone = await foundByEngine(play);
      const piped = await foundByPipeline(play);
      const { name } = play.scene;
      expect({ name, found: piped.map((line) => line.said) }).toEqual({ name, found: alone.map((line) => line.said) });
      for (const [index, { said, numbers }] of alone.entries()) {
        const other = piped[index]!.numbers;
        expect(Object.keys(other).toSorted()).toEqual(Object.keys(numbers).toSorted());
        for (const [number, value] of Object.entries(numbers)) expect(other[number]).toBeCloseTo(value, 2);
        kinds.add(said.kind);
        if (said.kind === 'breach') breached.add(name);
        if (said.late) late += 1;
      }
    }
    expect([...kinds]).toEqual(
      expect.arrayContaining(['breach', 'crossing', 'approach', 'uncertain', 'tamper', 'jamming', 'mock_location']),
    );
    expect([...breached]).toEqual(
      expect.arrayContaining([
        'on foot, straight in',
        'by car straight through a small zone',
        'by car through at 100 km/h',
        'leaves his curfew zone',
        'stands inside when the window opens',
        'limit: opposite trains',
      ]),
    );
    expect(late).toBeGreaterThanOrEqual(5);
  }, 120_000);

  it('were judged by distances that the simulator measures too, on a plane', () => {
    expect(comparedMeters.length).toBeGreaterThan(1_000);
    // A plane is good to a thousandth, PostGIS looks for the nearest side on a sphere.
    const wrong = comparedMeters.filter(({ map, plane }) => Math.abs(map - plane) > 0.1 + 0.004 * Math.abs(plane));
    expect(wrong).toEqual([]);
  });

  /** What is due within 40 seconds, one request of each order, together never more than one batch can take. */
  function nextWave(
    waiting: readonly { play: Play; request: StagedRequest }[],
  ): { play: Play; request: StagedRequest }[] {
    const met = new Set<Play>();
    let reports = 0;
    return waiting.filter(({ play, request }) => {
      if (request.due > waiting[0]!.request.due + 40_000 || met.has(play)) return false;
      met.add(play);
      const fits = reports + request.reports.length <= batchCapacity;
      if (fits) reports += request.reports.length;
      return fits;
    });
  }

  async function send({ play, request }: { play: Play; request: StagedRequest }): Promise<void> {
    sent.push({ play, request, at: clock.now() });
    const caller = new Caller(baseUrl, deviceOf(play.order, request.role).token);
    const { status, body } = await caller.post('/v1/positions', { fixes: request.reports.map(fixBody) });
    expect({ status, rejected: body.rejected }).toEqual({ status: 200, rejected: [] });
  }

  async function foundByEngine(play: Play): Promise<Line[]> {
    const beside = new EngineBeside(await rulesOf(database, play.order.order.id), async (probe) => {
      const facts = await measure(probe);
      compare(play, probe, facts);
      return facts;
    });
    for (const { request, at } of sent.filter((entry) => entry.play === play)) {
      const device = deviceOf(play.order, request.role);
      const person = request.role === 'respondent' ? play.order.respondent : play.order.protectedPerson;
      await beside.receive({ deviceId: device.id, personId: person.id }, request.reports, at);
    }
    return beside.findings.map(({ kind, phase, severity, conditionKey, personId, at, late, decision }) =>
      lineOf({ kind, phase, severity, conditionKey, personId, at, late, decision }, (id) => id.split('#')[0]!),
    );
  }

  /** Where what was drawn is what the simulator moves around, and near enough not to be told by the zone's center. */
  function compare({ scene, order, drawing }: Play, probe: Probe, { zones }: ProbeFacts): void {
    if (drawing !== 'polygon' && drawing !== 'many corners') return;
    const names = new Map(order.order.zones.map((zone) => [zone.id, zone.name]));
    for (const { zoneId, point, signedDistanceMeters: plane } of mapFacts(scene.shapes, probe).zones) {
      const fact = zones.find((zone) => names.get(zone.zoneId) === zoneId && zone.point === point);
      if (Math.abs(plane) < 1_500) comparedMeters.push({ map: fact?.signedDistanceMeters ?? NaN, plane });
    }
  }
  const comparedMeters: { map: number; plane: number }[] = [];

  /** A look back asks much again: the map says the same. */
  const answers = new Map<string, ProbeFacts>();
  async function measure(probe: Probe): Promise<ProbeFacts> {
    const { key, orderId, points, path, others } = probe;
    const question = JSON.stringify([orderId, points, path, others]);
    const known = answers.get(question);
    if (known) return { ...known, key };
    const store = new SqlTrackingStore(database);
    const [facts] = await store.transaction(agency.cell, (transaction) => transaction.measure([probe]));
    answers.set(question, facts!);
    return facts!;
  }

  async function foundByPipeline(play: Play): Promise<Line[]> {
    const parties = [play.order.respondent.id, play.order.protectedPerson.id];
    const positions = await database.rows<{ id: string; name: string }>(
      `SELECT id, device_id || '@' || (extract(epoch FROM fix_time) * 1000)::bigint AS name FROM position
       WHERE cell = $1 AND person_id = ANY($2::uuid[])`,
      [agency.cell, parties],
    );
    const names = new Map(positions.map(({ id, name }) => [id, name]));
    const events = await database.rows<Omit<Told, 'at'> & { at: Date }>(
      `SELECT a.kind, e.kind AS phase, e.data ->> 'severity' AS severity, a.condition_key AS "conditionKey",
         a.person_id AS "personId", CASE e.kind WHEN 'alarm_ended' THEN a.ended_at ELSE a.at END AS at,
         (e.data ->> 'late')::boolean AS late, e.data -> 'decision' AS decision
       FROM incident i JOIN incident_event e ON e.cell = $1 AND e.incident_id = i.id
       JOIN alarm a ON a.cell = $1 AND a.id = (e.data ->> 'alarmId')::uuid
       WHERE i.cell = $1 AND i.order_id = $2 ORDER BY e.cursor`,
      [agency.cell, play.order.order.id],
    );
    return events.map((event) =>
      lineOf({ ...event, phase: phases[event.phase]!, at: event.at.getTime() }, (id) => names.get(id) ?? id),
    );
  }
});

const phases: Record<string, string> = { alarm_raised: 'began', alarm_updated: 'changed', alarm_ended: 'ended' };

type Told = Record<'kind' | 'phase' | 'severity' | 'conditionKey' | 'personId', string> &
  Pick<Finding, 'at' | 'late' | 'decision'>;

interface Line {
  said: Omit<Told, 'at' | 'decision'> & {
    at: number | undefined;
    rule: string;
    policyVersion: number;
    fixes: string[];
  };
  numbers: Readonly<Record<string, number>>;
}

/** A finding with its fixes by device and time: each side gives them ids of its own. When an alarm changed is not kept. */
function lineOf({ at, decision, ...told }: Told, nameOf: (fixId: string) => string): Line {
  const { rule, policyVersion, fixIds, numbers } = decision;
  const when = told.phase === 'changed' ? undefined : Math.round(at);
  return { said: { ...told, at: when, rule, policyVersion, fixes: fixIds.map(nameOf) }, numbers };
}
