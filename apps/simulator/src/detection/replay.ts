import {
  defaultThresholds,
  detectionEngine,
  type Finding,
  type Fix,
  type OrderRules,
  type WatchState,
} from '#geofence';
import { NaiveEngine } from './naive-engine.js';
import { mapFacts } from './map-facts.js';
import { moveOrigin, shapeOf, toSpot, type Shape, type Spot } from './plane.js';

interface Recorded {
  person: string;
  time: number;
  longitude: number;
  latitude: number;
  accuracy: number;
  speed?: number;
}

/**
 * Recorded tracks against zones of one's own. CSV with a header: person, time (ISO 8601 or epoch seconds or milliseconds), lon,
 * lat, accuracy, optionally speed (m/s). Prints every finding and the same counts for both engines; throws an Error that
 * names the line of a bad row.
 */
export function replayTracks(csv: string, geojson: string): string {
  const rows = readRows(csv);
  const first = rows[0];
  if (first === undefined) return 'no rows';
  moveOrigin(first);
  const zones = readZones(geojson);
  const people = [...new Set(rows.map((row) => row.person))];
  const lines: string[] = [];
  const totals = new Map<string, number>();
  let fixes = 0;
  let naiveBreaches = 0;
  for (const person of people) {
    const order: OrderRules = {
      orderId: 'replay',
      policyVersion: 1,
      timeZone: 'UTC',
      validFrom: 0,
      validTo: null,
      parties: [{ personId: person, role: 'respondent' }],
      zones: zones.map(({ zoneId, shape, ring }) => ({
        zoneId,
        name: zoneId,
        kind: 'exclusion' as const,
        warningRingMeters: ring,
        sizeMeters: shape.size,
      })),
      limit: null,
      thresholds: defaultThresholds,
    };
    const shapes = new Map(zones.map((zone) => [zone.zoneId, zone.shape]));
    let state: WatchState = detectionEngine.emptyState();
    const naive = new NaiveEngine(order, shapes);
    const tell = (finding: Finding): void => {
      const name = `${finding.kind} ${finding.phase}`;
      totals.set(name, (totals.get(name) ?? 0) + 1);
      const n = finding.decision.numbers;
      const measured =
        n.distanceMeters === undefined
          ? ''
          : ` ${n.distanceMeters.toFixed(0)} m, σ ${n.sigmaMeters?.toFixed(0) ?? '–'} m, P ${n.probability?.toFixed(3) ?? '–'}`;
      lines.push(
        `${isoOf(finding.at)} ${person} ${finding.severity} ${name} ${finding.zoneId ?? ''}${measured} (${finding.decision.rule})${finding.late ? ' late' : ''}`,
      );
    };
    for (const [i, row] of rows.filter((candidate) => candidate.person === person).entries()) {
      const fix = toFix(row, person, i);
      fixes++;
      naiveBreaches += naive.judge(fix).filter((said) => said.kind === 'breach' && said.phase === 'began').length;
      const tracked = detectionEngine.track(state, order, fix, fix.id);
      const judged = detectionEngine.judge(
        tracked.state,
        order,
        fix,
        tracked.probe,
        mapFacts(shapes, tracked.probe),
        row.time,
      );
      state = judged.state;
      judged.findings.forEach(tell);
    }
  }
  lines.push('', `${people.length} persons, ${fixes} fixes, ${zones.length} zones`);
  for (const [name, count] of [...totals].sort()) lines.push(`${name}: ${count}`);
  lines.push(`naive breaches: ${naiveBreaches}`);
  return lines.join('\n');
}

/** ISO 8601 of epoch milliseconds. */
const isoOf = (time: number): string => new Date(time).toISOString();

function toFix(row: Recorded, person: string, i: number): Fix {
  return {
    id: `${person}-${i}`,
    deviceId: `device-${person}`,
    personId: person,
    fixTime: row.time,
    receivedAt: row.time,
    longitude: row.longitude,
    latitude: row.latitude,
    accuracyMeters: row.accuracy,
    ...(row.speed === undefined ? {} : { speedMetersPerSecond: row.speed }),
  };
}

function readRows(csv: string): Recorded[] {
  const lines = csv.split(/\r?\n/).filter((line) => line.trim() !== '');
  const header = (lines.shift() ?? '').split(',').map((name) => name.trim().toLowerCase());
  const column = (name: string): number => header.indexOf(name);
  for (const name of ['person', 'time', 'lon', 'lat', 'accuracy'])
    if (column(name) < 0) throw new Error(`the CSV's header lacks "${name}"`);
  const rows = lines.map((line, i): Recorded => {
    const cells = line.split(',').map((cell) => cell.trim());
    const cell = (name: string): string => cells[column(name)] ?? '';
    const speed = column('speed') < 0 || cell('speed') === '' ? undefined : Number(cell('speed'));
    const row = {
      person: cell('person'),
      time: readTime(cell('time')),
      longitude: Number(cell('lon')),
      latitude: Number(cell('lat')),
      accuracy: Number(cell('accuracy')),
    };
    if (Object.values(row).some((value) => typeof value === 'number' && !Number.isFinite(value)))
      throw new Error(`line ${i + 2} of the CSV cannot be read: ${line}`);
    return speed === undefined || !(speed >= 0) ? row : { ...row, speed };
  });
  return rows.sort((a, b) => a.time - b.time);
}

function readTime(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) return Date.parse(text);
  const value = Number(text);
  return value < 1e11 ? value * 1000 : value;
}

interface ReplayZone {
  zoneId: string;
  shape: Shape;
  ring: number;
}

function readZones(text: string): ReplayZone[] {
  const parsed = JSON.parse(text) as {
    features?: { geometry?: { type: string; coordinates: unknown }; properties?: Record<string, unknown> | null }[];
  };
  const zones: ReplayZone[] = [];
  for (const [i, feature] of (parsed.features ?? []).entries()) {
    const { geometry } = feature;
    const polygons =
      geometry?.type === 'Polygon'
        ? [geometry.coordinates as number[][][]]
        : geometry?.type === 'MultiPolygon'
          ? (geometry.coordinates as number[][][][])
          : [];
    for (const [j, polygon] of polygons.entries()) {
      const ring = (polygon[0] ?? []).slice(0, -1);
      const given = feature.properties?.name;
      const name = typeof given === 'string' ? given : `zone-${i}`;
      const corners = ring.map(([lon, lat]): Spot => toSpot({ longitude: lon!, latitude: lat! }));
      zones.push({
        zoneId: polygons.length > 1 ? `${name}-${j}` : name,
        shape: shapeOf(corners),
        ring: Number(feature.properties?.ring ?? 300),
      });
    }
  }
  if (zones.length === 0) throw new Error('the GeoJSON has no Polygon or MultiPolygon feature');
  return zones;
}
