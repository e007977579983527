import { describe, expect, it } from '@jest/globals';
import { defaultThresholds, detectionEngine, type OrderRules, type Probe, type ProbeFacts } from '#geofence';
import { castDemo } from './cast.js';
import type { DemoFile } from './demo-file.js';
import { distance, type PlanePoint } from './geo/local-plane.js';

const home = { center: [76.92, 43.24] as [number, number], radiusMeters: 150 };
const order = (id: string) => ({ id, agency: 'police', zones: [{ id: `${id}-home`, name: 'home', ...home }] });
const device = (id: string, role: 'protected' | 'respondent', orderId: string) => ({
  id,
  role,
  kind: role === 'protected' ? ('phone' as const) : ('bracelet' as const),
  token: id,
  orderId,
});
const demo: DemoFile = {
  baseUrl: 'http://127.0.0.1:3000',
  staff: [],
  orders: [order('first'), order('second')],
  devices: [
    device('he', 'respondent', 'first'),
    device('she', 'protected', 'first'),
    device('another she', 'protected', 'second'),
  ],
};
const rules: OrderRules = {
  orderId: 'first',
  policyVersion: 1,
  timeZone: 'Asia/Almaty',
  validFrom: 0,
  validTo: null,
  parties: [{ personId: 'he', role: 'respondent' }],
  zones: [{ zoneId: 'home', name: 'home', kind: 'exclusion', warningRingMeters: 300, sizeMeters: home.radiusMeters }],
  limit: null,
  thresholds: defaultThresholds,
};
const start = Date.UTC(2026, 4, 4, 6);

/** After how many seconds the engine calls a breach; fixes every 2 s, as the simulator sends them near a zone. */
function secondsToBreach(seed: number): number | undefined {
  const { plane, actors } = castDemo(demo, seed, 1);
  const he = actors.find((actor) => actor.device.id === 'he')!.person;
  const middle: PlanePoint = plane.toPlane(home.center);
  let state = detectionEngine.emptyState();
  for (let seconds = 0; seconds <= 60; seconds += 2) {
    if (seconds > 0) he.advance(2);
    const sight = he.see();
    const [longitude, latitude] = plane.toLonLat(sight.at);
    const at = start + seconds * 1000;
    const fix = {
      id: `fix-${seconds}`,
      deviceId: 'bracelet',
      personId: 'he',
      fixTime: at,
      receivedAt: at,
      longitude,
      latitude,
      accuracyMeters: sight.accuracyMeters,
      speedMetersPerSecond: sight.speed,
    };
    const tracked = detectionEngine.track(state, rules, fix, fix.id);
    const judged = detectionEngine.judge(tracked.state, rules, fix, tracked.probe, measure(tracked.probe), at);
    if (judged.findings.some(({ kind, phase }) => kind === 'breach' && phase === 'began')) return seconds;
    state = judged.state;
  }
  return undefined;

  function measure(probe: Probe): ProbeFacts {
    const zones = probe.points.map((point) => ({
      zoneId: 'home',
      point: point.name,
      signedDistanceMeters: distance(plane.toPlane([point.longitude, point.latitude]), middle) - home.radiusMeters,
    }));
    return { key: probe.key, zones, others: [] };
  }
}

describe('the first minute of the demo', () => {
  it('shows a breach to the engine within 25 seconds, whatever the seed', () => {
    for (let seed = 1; seed <= 25; seed += 1) expect(secondsToBreach(seed)).toBeLessThanOrEqual(25);
  });

  it('has the panic button pressed within 15 seconds, once', () => {
    const she = castDemo(demo, 1, 1).actors.find((actor) => actor.device.id === 'another she')!.person;
    const presses = [];
    for (let seconds = 1; seconds <= 120; seconds += 1) {
      she.advance(1);
      if (she.takePress()) presses.push(seconds);
    }
    expect(presses).toHaveLength(1);
    expect(presses[0]).toBeLessThanOrEqual(15);
  });
});

describe('ordinary life', () => {
  it('takes the respondent of another order near his limits and away again, and never faster than a car', () => {
    const { plane, actors } = castDemo({ ...demo, orders: [order('x'), order('y'), order('first')] }, 7, 1);
    const he = actors.find((actor) => actor.device.id === 'he')!.person;
    const middle = plane.toPlane(home.center);
    const away: number[] = [];
    for (let seconds = 0; seconds < 4 * 3600; seconds += 5) {
      he.advance(5);
      const sight = he.see();
      away.push(distance(sight.at, middle));
      expect(sight.speed).toBeLessThanOrEqual(12);
    }
    expect(Math.min(...away)).toBeLessThan(600);
    expect(Math.max(...away)).toBeGreaterThan(1_000);
  });
});
