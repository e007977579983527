import { box, round, signedDistance, type Shape, type Spot } from './plane.js';
import { Random } from './random.js';
import { sceneOrder, sceneStart, type Actor, type Scene } from './scene.js';
import { TrueWay } from './true-way.js';

const hour = 3600;

/**
 * One ordinary day of an order's two parties in a city of 10 km: home, way, work, errands, home. A third of the respondents
 * have home, work or way 30–150 m from a zone; some of the others pass through a zone on their way, truly.
 */
export function ordinaryDay(seed: number): Scene {
  const random = new Random(seed * 7919 + 13);
  const home: Spot = [random.between(-4000, 4000), random.between(-4000, 4000)];
  const work = farFrom(random, [home], 1500);
  const herHome = farFrom(random, [home, work], 1500);
  const herWork = farFrom(random, [home, work, herHome], 1500);
  const near = random.chance(1 / 3);
  const shapes: [string, Shape][] = [
    ['her-home', someShape(random, herHome)],
    ['her-work', someShape(random, herWork)],
  ];
  if (near) {
    const where = random.next();
    const beside: Spot = where < 0.5 ? home : where < 0.8 ? work : [work[0], home[1]];
    shapes[1] = ['her-work', besides(random, beside, random.between(30, 150))];
  }
  const { order, shapes: byId } = sceneOrder(
    shapes.map(([zoneId, shape]) => ({ zoneId, shape, ring: random.between(150, 400) })),
    { limitMeters: 300, warningMeters: 600 },
  );
  const seconds = 24 * hour;
  const his = day(random, home, work, random.chance(0.5));
  const hers = day(random, herHome, near ? herHome : herWork, random.chance(0.4));
  const actors: Actor[] = [
    { personId: 'respondent', role: 'respondent', way: his, offline: outages(random) },
    { personId: 'protected', role: 'protected', way: hers, offline: outages(random) },
  ];
  return {
    name: 'ordinary day',
    start: sceneStart,
    seconds,
    order,
    shapes: byId,
    actors,
    kind: 'ordinary',
    answers: [],
    near,
  };
}

function day(random: Random, home: Spot, work: Spot, byCar: boolean): TrueWay {
  const way = new TrueWay(home);
  way.stay(random.between(6.5, 8.5) * hour, 'indoor');
  const travel = (to: Spot): void => {
    const far = Math.hypot(to[0] - way.spot[0], to[1] - way.spot[1]);
    if (far < 800) way.walk([to[0], way.spot[1]], random).walk(to, random);
    else if (byCar) way.drive(to, random);
    else {
      // To the stop, by bus, from the stop.
      const stop: Spot = [way.spot[0] + random.between(-150, 150), way.spot[1] + random.between(-150, 150)];
      way.walk(stop, random).stay(random.between(60, 500), 'urban');
      const corner: Spot = [to[0], stop[1]];
      way.ride(corner, random);
      way.ride([to[0] + random.between(-120, 120), to[1] + random.between(-120, 120)], random).walk(to, random);
    }
  };
  travel(work);
  way.stay(random.between(3, 4.5) * hour, 'indoor');
  if (random.chance(0.6)) {
    const lunch: Spot = [work[0] + random.between(-300, 300), work[1] + random.between(-300, 300)];
    way.walk(lunch, random).stay(random.between(1200, 2700), 'indoor').walk(work, random);
  }
  way.stay(random.between(2.5, 4) * hour, 'indoor');
  if (random.chance(0.5)) {
    travel([home[0] + random.between(-1500, 1500), home[1] + random.between(-1500, 1500)]);
    way.stay(random.between(600, 2400), 'indoor');
  }
  travel(home);
  way.stay(random.between(0.5, 2) * hour, 'indoor');
  if (random.chance(0.5)) {
    // Around the block, with the dog.
    const [east, north] = home;
    const width = random.between(60, 250);
    const depth = random.between(60, 250);
    for (const spot of [
      [east + width, north],
      [east + width, north + depth],
      [east, north + depth],
      [east, north],
    ] as Spot[])
      way.walk(spot, random);
  }
  if (way.end < 24 * hour) way.stay(24 * hour - way.end, 'indoor');
  return way;
}

const someShape = (random: Random, center: Spot): Shape =>
  random.chance(0.5)
    ? round(center, random.between(100, 300))
    : box(center, random.between(200, 500), random.between(200, 500), random.between(0, 3));

/** A zone whose edge is `distance` meters from a place. */
function besides(random: Random, place: Spot, distance: number): Shape {
  const angle = random.between(0, 2 * Math.PI);
  const template = someShape(random, [0, 0]);
  // Slide it away until the place is as far from its edge as asked.
  let along = 0;
  for (let i = 0; i < 60; i++) {
    const d = signedDistance(template, -along * Math.cos(angle), -along * Math.sin(angle));
    if (Math.abs(d - distance) < 0.5) break;
    along += distance - d;
  }
  const shift: Spot = [place[0] + along * Math.cos(angle), place[1] + along * Math.sin(angle)];
  const corners = template.corners.map((corner): Spot => [corner[0] + shift[0], corner[1] + shift[1]]);
  return { ...template, corners, center: [template.center[0] + shift[0], template.center[1] + shift[1]] };
}

function farFrom(random: Random, others: readonly Spot[], distance: number): Spot {
  for (;;) {
    const spot: Spot = [random.between(-5000, 5000), random.between(-5000, 5000)];
    if (others.every((other) => Math.hypot(other[0] - spot[0], other[1] - spot[1]) >= distance)) return spot;
  }
}

/** Now and then the network is gone, and the reports of that time come later. */
function outages(random: Random): { from: number; to: number; shuffled: boolean }[] {
  if (!random.chance(0.3)) return [];
  const from = random.between(7, 22) * hour;
  return [{ from, to: from + random.between(180, 1800), shuffled: random.chance(0.3) }];
}
