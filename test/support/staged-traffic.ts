import { anOrder, aZone, type OrderBuilder, type TestOrder } from '#testing';
import type { Fix } from '#geofence';
import type { PartyRole } from '#domain';
import type { Area, LonLat } from '#orders';
import type { Report } from '#tracking';
import { type Shape, toPoint } from '../../apps/simulator/src/detection/plane.js';
import { Random } from '../../apps/simulator/src/detection/random.js';
import type { Arrival } from '../../apps/simulator/src/detection/run.js';
import { runScene } from '../../apps/simulator/src/detection/run-scene.js';
import type { Scene } from '../../apps/simulator/src/detection/scene.js';

/** How the zones of a scene are drawn for the api. */
export type Drawing = 'polygon' | 'circle' | 'multipolygon' | 'many corners';

/** One request of one device: sent when `due` (server's clock, ms), with 1 to 20 reports in the order of the body. */
export interface StagedRequest {
  role: PartyRole;
  due: number;
  reports: readonly Report[];
}

/** An order that forbids what the scene's does. */
export function orderOf(scene: Scene, drawing: Drawing): OrderBuilder {
  const order = anOrder();
  const { limit, zones } = scene.order;
  if (limit) order.withLimit(limit.limitMeters, limit.warningMeters);
  for (const { zoneId, kind, warningRingMeters, schedule } of zones) {
    const zone = aZone().named(zoneId).withRing(warningRingMeters);
    draw(zone, scene.shapes.get(zoneId)!, drawing);
    if (kind === 'inclusion') zone.asInclusion();
    if (schedule) zone.during(schedule);
    order.withZone(zone);
  }
  return order;
}

function draw(zone: ReturnType<typeof aZone>, shape: Shape, drawing: Drawing): void {
  if (drawing === 'circle') {
    const { longitude, latitude } = placeOf(shape.center);
    zone.around(longitude, latitude, shape.reach);
    return;
  }
  const corners = drawing === 'many corners' ? withCornersBetween(shape.corners) : shape.corners;
  const ring = [...corners, corners[0]!].map((corner) => pair(placeOf(corner)));
  if (drawing !== 'multipolygon') zone.withArea({ type: 'Polygon', coordinates: [ring] });
  else zone.withArea({ type: 'MultiPolygon', coordinates: [[ring], [elsewhere(shape)]] } satisfies Area);
}

/** Another area of the same zone, nine kilometers away. */
const elsewhere = ({ center: [east, north] }: Shape): number[][] =>
  [
    [0, 0],
    [200, 0],
    [200, 200],
    [0, 200],
    [0, 0],
  ].map(([x, y]) => pair(placeOf([east + 9_000 + x!, north + y!])));

/** The same line, of more corners than are measured whole. */
function withCornersBetween(corners: Shape['corners']): Shape['corners'] {
  const perSide = Math.ceil(600 / corners.length);
  return corners.flatMap(([x, y], index) => {
    const [toX, toY] = corners[(index + 1) % corners.length]!;
    return Array.from({ length: perSide }, (_, step): [number, number] => [
      x + ((toX - x) * step) / perSide,
      y + ((toY - y) * step) / perSide,
    ]);
  });
}

const placeOf = toPoint;
const pair = ({ longitude, latitude }: LonLat): number[] => [longitude, latitude];

/** Most reports of one request. */
const mostReports = 20;
const gatherMilliseconds = 50_000;

/**
 * What the scene's devices send, as requests: half of them of one report, the others of up to 20 gathered within a minute; backlogs as
 * they came. A few requests are shuffled inside, a few are held back for minutes, a few are sent twice. The same seed gives
 * the same requests.
 */
export function requestsOf(scene: Scene, seed: number, between: [from: number, to: number]): StagedRequest[] {
  const random = new Random(seed * 101 + 7);
  const arrivals: Arrival[] = [];
  runScene(scene, 'directive', true, seed, (arrival) => {
    const seconds = (arrival.receivedAt - scene.start) / 1_000;
    if (seconds >= between[0] && seconds <= between[1]) arrivals.push(arrival);
  });
  const roles = new Map(scene.order.parties.map((party) => [party.personId, party.role]));
  const requests: StagedRequest[] = [];
  for (const [personId, role] of roles) {
    const own = arrivals.filter((arrival) => arrival.personId === personId);
    for (const [due, reports] of gathered(own, random)) {
      if (random.chance(0.1)) random.shuffle(reports);
      const request = { role, due: due + (random.chance(0.03) ? random.between(60, 400) * 1_000 : 0), reports };
      requests.push(request);
      if (random.chance(0.05)) requests.push({ ...request, due: request.due + random.between(1, 90) * 1_000 });
    }
  }
  return requests.sort((a, b) => a.due - b.due);
}

function gathered(arrivals: readonly Arrival[], random: Random): [due: number, reports: Report[]][] {
  const requests: [number, Report[]][] = [];
  let open: { reports: Report[]; since: number; until: number; size: number } | undefined;
  const send = (): void => {
    if (open) requests.push([open.until, open.reports]);
    open = undefined;
  };
  for (const { receivedAt, fixes, alarm } of arrivals) {
    const reports = fixes.map(reportOf);
    if (alarm) reports.push({ fixTime: Math.round(alarm.at), alarms: [alarm.kind] });
    for (const report of reports) {
      if (open && (open.reports.length >= open.size || receivedAt - open.since > gatherMilliseconds)) send();
      const size = fixes.length > 1 || random.chance(0.5) ? Math.ceil(random.between(1, mostReports)) : 1;
      open ??= { reports: [], since: receivedAt, until: receivedAt, size };
      open.reports.push(report);
      open.until = receivedAt;
    }
  }
  send();
  return requests;
}

function reportOf(fix: Fix): Report {
  const { id: _id, deviceId: _deviceId, personId: _personId, receivedAt: _receivedAt, ...report } = fix;
  // A battery that runs down on the way, so that reports say something besides their position.
  const serial = Number(fix.id.split('-').at(-1));
  return serial % 10 === 0 ? { ...report, batteryPercent: Math.max(3, 60 - serial / 2) } : report;
}

/** The report as `POST /v1/positions` takes it. */
export function fixBody(report: Report): Record<string, unknown> {
  const { fixTime, longitude, latitude, ...rest } = report;
  return {
    fixTime: new Date(fixTime).toISOString(),
    ...(longitude !== undefined && { point: { type: 'Point', coordinates: [longitude, latitude] } }),
    ...rest,
  };
}

/** Whose device sends it. */
export const deviceOf = (order: TestOrder, role: PartyRole): TestOrder['respondent']['devices'][number] =>
  (role === 'respondent' ? order.respondent : order.protectedPerson).devices[0]!;
