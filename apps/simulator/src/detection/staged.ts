import { box, round, type Shape, type Spot } from './plane.js';
import { Random } from './random.js';
import { sceneOrder, sceneStart, type Actor, type Scene, type ZoneSpec } from './scene.js';
import { TrueWay, type Surroundings } from './true-way.js';

/** What a staged approach is told from: chance, and a frame whose first axis leads away from the goal in any direction. */
interface Stage {
  random: Random;
  at(along: number, across?: number): Spot;
}

type Plot = Partial<Pick<Scene, 'kind' | 'answers'>> & {
  zones?: readonly ZoneSpec[];
  limit?: { limitMeters: number; warningMeters: number };
  respondent: TrueWay;
  protected?: TrueWay;
  respondentDevice?: Partial<Actor>;
  /** Where the respondent's other device is. */
  secondDevice?: TrueWay;
  protectedDevice?: Partial<Actor>;
};

const zone = (shape: Shape, more: Partial<ZoneSpec> = {}): ZoneSpec[] => [{ zoneId: 'zone', shape, ...more }];
const pairLimit = { limitMeters: 300, warningMeters: 600 };

/** Rests indoors far off, then comes to the start of what is staged. */
function from(stage: Stage, spot: Spot): TrueWay {
  return new TrueWay(spot).stay(stage.random.between(600, 900), 'indoor');
}

/** By car to within `along` of the center. */
function carTo(stage: Stage, along: number, across = 0): TrueWay {
  const start = stage.at(stage.random.between(3000, 5000), across);
  return from(stage, start).driveStraight(stage.at(along, across), stage.random);
}

function footFrom(stage: Stage, along: number, across = 0): TrueWay {
  return from(stage, stage.at(along + stage.random.between(700, 1100), across)).walk(
    stage.at(along, across),
    stage.random,
  );
}

function away(way: TrueWay, stage: Stage, around: Surroundings = 'urban'): TrueWay {
  return way.walk(stage.at(1500, 300), stage.random, around).stay(600, 'indoor');
}

/** The kinds of approach. Zones have a radius of 60–300 m, proximity limits 300 m. */
export const stagedKinds: Readonly<Record<string, (stage: Stage) => Plot>> = {
  'on foot, straight in': (s) => {
    const r = s.random.between(100, 300);
    return {
      zones: zone(round([0, 0], r)),
      respondent: away(footFrom(s, r).walk(s.at(10), s.random).stay(300, 'urban'), s),
    };
  },
  'on foot into a house deep inside': (s) => {
    const r = s.random.between(120, 300);
    return {
      zones: zone(round([0, 0], r)),
      respondent: away(footFrom(s, r).walk(s.at(20), s.random).stay(1200, 'indoor'), s),
    };
  },
  'on foot through a corner': (s) => ({
    zones: zone(box([0, 0], 400, 300, s.random.between(0, 3))),
    respondent: from(s, s.at(1100, 90)).walk(s.at(-1100, 70), s.random).stay(600, 'indoor'),
  }),
  'on foot along the inside of the edge': (s) => ({
    zones: zone(box([0, 0], 400, 400, 0)),
    respondent: new TrueWay([-1200, 180]).stay(700, 'indoor').walk([1200, 180], s.random).stay(600, 'indoor'),
    kind: 'other',
    answers: ['approach', 'uncertain'],
  }),
  'waits 20 m inside the edge': (s) => {
    const r = s.random.between(100, 250);
    return {
      zones: zone(round([0, 0], r)),
      respondent: away(footFrom(s, r - 20).stay(400, 'urban'), s),
      kind: 'other',
      answers: ['approach', 'uncertain'],
    };
  },
  'runs in and out': (s) => {
    const r = s.random.between(100, 200);
    return {
      zones: zone(round([0, 0], r)),
      respondent: away(
        footFrom(s, r + 60)
          .go(s.at(r - 60), 3.5, 'urban')
          .go(s.at(r + 80), 3.5, 'urban'),
        s,
      ),
    };
  },
  'stop and go on foot': (s) => {
    const r = s.random.between(120, 250);
    const way = footFrom(s, r + 150);
    for (let along = r + 120; along > r - 120; along -= 30)
      way.walk(s.at(along), s.random).stay(s.random.between(15, 90), 'urban');
    return { zones: zone(round([0, 0], r)), respondent: away(way, s) };
  },
  "into a neighbour's flat next door": (s) => {
    const r = 60;
    return {
      zones: zone(round([0, 0], r), { ring: 200 }),
      respondent: away(
        footFrom(s, r)
          .walk(s.at(r - 30), s.random)
          .stay(1800, 'indoor'),
        s,
      ),
      kind: 'other',
      answers: ['approach', 'uncertain'],
    };
  },
  'lives 100 m away and goes in at night': (s) => {
    const r = s.random.between(100, 200);
    return {
      zones: zone(round([0, 0], r)),
      respondent: new TrueWay(s.at(r + 100))
        .stay(5400, 'indoor')
        .walk(s.at(r - 70), s.random)
        .stay(300, 'urban')
        .walk(s.at(r + 100), s.random)
        .stay(900, 'indoor'),
    };
  },
  'by bicycle through': (s) => {
    const r = s.random.between(80, 200);
    return {
      zones: zone(round([0, 0], r)),
      respondent: from(s, s.at(2000, 20)).go(s.at(-2000, 20), s.random.between(4, 7), 'urban').stay(600, 'indoor'),
    };
  },
  'by scooter to the door': (s) => {
    const r = s.random.between(100, 250);
    return {
      zones: zone(round([0, 0], r)),
      respondent: from(s, s.at(2500))
        .go(s.at(15), s.random.between(4.5, 7), 'urban')
        .stay(400, 'urban')
        .go(s.at(2500), 6, 'urban')
        .stay(600, 'indoor'),
    };
  },
  'by car, parks inside': (s) => {
    const r = s.random.between(100, 300);
    return {
      zones: zone(round([0, 0], r)),
      respondent: carTo(s, 20).stay(600, 'vehicle').driveStraight(s.at(3000), s.random).stay(600, 'indoor'),
    };
  },
  'by car, waits inside in the car near the edge': (s) => {
    const r = s.random.between(150, 300);
    return {
      zones: zone(round([0, 0], r)),
      respondent: carTo(s, r - 55)
        .stay(400, 'vehicle')
        .driveStraight(s.at(3000), s.random)
        .stay(600, 'indoor'),
    };
  },
  'by car straight through a small zone': (s) => ({
    zones: zone(round([0, 0], s.random.between(70, 100))),
    respondent: carTo(s, 1200)
      .go(s.at(-1500), s.random.between(9, 14), 'vehicle')
      .driveStraight(s.at(-3000), s.random)
      .stay(600, 'indoor'),
  }),
  'by car through at 100 km/h': (s) => ({
    zones: zone(round([0, 0], s.random.between(150, 300))),
    respondent: from(s, s.at(9000)).go(s.at(-9000), 28, 'vehicle').stay(600, 'indoor'),
  }),
  'by taxi to the door, two minutes': (s) => {
    const r = s.random.between(100, 250);
    return {
      zones: zone(round([0, 0], r)),
      respondent: carTo(s, 10).stay(120, 'urban').driveStraight(s.at(3000), s.random).stay(600, 'indoor'),
    };
  },
  'by car through town on a winding way': (s) => {
    const r = s.random.between(120, 250);
    return {
      zones: zone(round([0, 0], r)),
      respondent: from(s, s.at(3500, 800))
        .drive(s.at(1500, 500), s.random)
        .drive(s.at(r + 80, -100), s.random)
        .drive(s.at(0), s.random)
        .stay(300, 'vehicle')
        .drive(s.at(2500), s.random)
        .stay(600, 'indoor'),
    };
  },
  'by bus past a stop inside': (s) => {
    const r = s.random.between(120, 250);
    return {
      zones: zone(round([0, 0], r)),
      respondent: from(s, s.at(3000, 30))
        .ride(s.at(0, 30), s.random)
        .stay(35, 'vehicle')
        .ride(s.at(-3000, 30), s.random)
        .stay(600, 'indoor'),
    };
  },
  'by bus, gets off inside': (s) => {
    const r = s.random.between(150, 300);
    return {
      zones: zone(round([0, 0], r)),
      respondent: away(
        from(s, s.at(3000, 30)).ride(s.at(60, 30), s.random).walk(s.at(5), s.random).stay(600, 'urban'),
        s,
      ),
    };
  },
  'by train through': (s) => ({
    zones: zone(round([0, 0], s.random.between(150, 300))),
    respondent: from(s, s.at(8000, 40)).go(s.at(-8000, 40), s.random.between(17, 25), 'vehicle').stay(600, 'indoor'),
  }),
  'in a tunnel under the zone': (s) => ({
    zones: zone(round([0, 0], 150)),
    respondent: from(s, s.at(4000))
      .go(s.at(500), 14, 'vehicle')
      .go(s.at(-500), 14, 'tunnel')
      .go(s.at(-4000), 14, 'vehicle')
      .stay(600, 'indoor'),
    kind: 'other',
    answers: ['approach'],
  }),
  'out of an underground garage beside the zone': (s) => {
    const r = s.random.between(120, 200);
    return {
      zones: zone(round([0, 0], r)),
      respondent: away(
        carTo(s, r + 300)
          .go(s.at(r + 90), 4, 'tunnel')
          .stay(200, 'tunnel')
          .walk(s.at(0), s.random)
          .stay(400, 'urban'),
        s,
      ),
    };
  },
  'without network for half an hour, then inside': (s) => {
    const r = s.random.between(120, 250);
    const way = carTo(s, 15);
    const arrived = way.end;
    return {
      zones: zone(round([0, 0], r)),
      respondent: away(way.stay(900, 'urban'), s),
      respondentDevice: { offline: [{ from: arrived - 1500, to: arrived + 200, shuffled: s.random.chance(0.5) }] },
    };
  },
  'reports doubled and shuffled': (s) => {
    const r = s.random.between(120, 250);
    const way = footFrom(s, r);
    const arrived = way.end;
    return {
      zones: zone(round([0, 0], r)),
      respondent: away(way.walk(s.at(10), s.random).stay(500, 'urban'), s),
      respondentDevice: { copies: 5, offline: [{ from: arrived - 60, to: arrived + 45, shuffled: true }] },
    };
  },
  'by car in a street of multipath': (s) => {
    const r = s.random.between(120, 250);
    return {
      zones: zone(round([0, 0], r)),
      respondent: carTo(s, 20).stay(500, 'urban').driveStraight(s.at(3000), s.random).stay(600, 'indoor'),
      respondentDevice: { receiver: { burstsPerHour: 12 } },
    };
  },
  'leaves his curfew zone': (s) => ({
    zones: zone(round([0, 0], 120), { kind: 'inclusion' }),
    respondent: new TrueWay([0, 0])
      .stay(3600, 'indoor')
      .walk(s.at(800), s.random)
      .stay(600, 'urban')
      .walk(s.at(0), s.random)
      .stay(900, 'indoor'),
  }),
  'stands inside when the window opens': (s) => ({
    zones: zone(round([0, 0], 200), {
      schedule: { windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '07:00', to: '18:00' }] },
    }),
    // The scene begins at 05:00 in Almaty.
    respondent: away(new TrueWay(s.at(2000)).stay(4200, 'indoor').walk(s.at(20), s.random).stay(3600, 'urban'), s),
  }),
  'cell fixes only': (s) => ({
    zones: zone(round([0, 0], 200)),
    respondent: away(footFrom(s, 200).walk(s.at(10), s.random).stay(1500, 'indoor'), s),
    respondentDevice: { receiver: { only: 'cell' } },
    kind: 'other',
    answers: ['uncertain', 'approach'],
  }),
  'Wi-Fi fixes only, deep inside': (s) => ({
    zones: zone(round([0, 0], 250)),
    respondent: away(footFrom(s, 250).walk(s.at(10), s.random).stay(1500, 'indoor'), s),
    respondentDevice: { receiver: { only: 'wifi' } },
    kind: 'other',
    answers: ['uncertain', 'approach'],
  }),
  'phone dead two kilometers before': (s) => {
    const way = carTo(s, 2000);
    const dead = way.end;
    return {
      zones: zone(round([0, 0], 200)),
      respondent: way.driveStraight(s.at(10), s.random).stay(2400, 'urban'),
      respondentDevice: { deadFrom: dead },
      kind: 'other',
      answers: ['silence'],
    };
  },
  'bracelet left at home': (s) => ({
    zones: zone(round([0, 0], 200)),
    respondent: new TrueWay(s.at(2500)).stay(4000, 'indoor'),
    respondentDevice: { signals: [{ at: 1200, alarm: 'separation' }] },
    kind: 'other',
    answers: ['separation'],
  }),
  'bracelet left at home, phone carried into the zone': (s) => {
    const r = s.random.between(120, 250);
    const home = s.at(2500);
    const way = new TrueWay(home).stay(2000, 'indoor').walk(s.at(r), s.random).walk(s.at(10), s.random);
    const respondent = away(way.stay(600, 'urban'), s);
    return {
      zones: zone(round([0, 0], r)),
      respondent,
      secondDevice: new TrueWay(home).stay(respondent.end, 'indoor'),
    };
  },
  'bracelet left at home, phone carried elsewhere': (s) => {
    const home = s.at(2500);
    const way = new TrueWay(home).stay(2000, 'indoor').drive(s.at(6000, 1000), s.random).stay(2400, 'indoor');
    return {
      zones: zone(round([0, 0], 200)),
      respondent: way,
      secondDevice: new TrueWay(home).stay(way.end, 'indoor'),
      kind: 'other',
      answers: ['disagreement'],
    };
  },
  'cuts the strap at home': (s) => ({
    zones: zone(round([0, 0], 200)),
    respondent: new TrueWay(s.at(2500)).stay(4000, 'indoor'),
    respondentDevice: { signals: [{ at: 1500, alarm: 'strap' }] },
    kind: 'other',
    answers: ['tamper'],
  }),
  'jams the receiver': (s) => {
    const way = carTo(s, 1500);
    const begun = way.end;
    return {
      zones: zone(round([0, 0], 200)),
      respondent: way.driveStraight(s.at(10), s.random).stay(1800, 'urban'),
      respondentDevice: {
        receiver: { blind: [[begun, begun + 3000]] },
        signals: [{ at: begun + 10, alarm: 'jamming' }],
      },
      kind: 'other',
      answers: ['jamming'],
    };
  },
  'mocks its position at home': (s) => {
    const way = carTo(s, 20);
    return {
      zones: zone(round([0, 0], 200)),
      respondent: way.stay(900, 'urban'),
      respondentDevice: { mockFrom: 500 },
      kind: 'other',
      answers: ['mock_location'],
    };
  },
  'limit: walks up to her at home': (s) => ({
    limit: pairLimit,
    respondent: away(footFrom(s, 400).walk(s.at(20), s.random).stay(300, 'urban'), s),
    protected: new TrueWay([0, 0]).stay(9000, 'indoor'),
  }),
  'limit: drives to her work': (s) => ({
    limit: pairLimit,
    respondent: carTo(s, 30).stay(400, 'vehicle').driveStraight(s.at(3500), s.random).stay(600, 'indoor'),
    protected: new TrueWay([0, 0]).stay(9000, 'indoor'),
  }),
  'limit: she walks up to him at work': (s) => {
    const way = new TrueWay(s.at(1500))
      .stay(900, 'indoor')
      .walk(s.at(30), s.random)
      .stay(400, 'urban')
      .walk(s.at(1500), s.random)
      .stay(600, 'indoor');
    return { limit: pairLimit, respondent: new TrueWay([0, 0]).stay(way.end, 'indoor'), protected: way };
  },
  'limit: both walk towards each other': (s) => ({
    limit: pairLimit,
    respondent: from(s, s.at(1300)).walk(s.at(-1300), s.random).stay(600, 'indoor'),
    protected: new TrueWay(s.at(-1300, 30)).stay(700, 'indoor').walk(s.at(1300, 30), s.random).stay(600, 'indoor'),
  }),
  'limit: opposite trains': (s) => ({
    limit: pairLimit,
    respondent: from(s, s.at(9000)).go(s.at(-9000), s.random.between(16, 24), 'vehicle').stay(600, 'indoor'),
    protected: new TrueWay(s.at(-9000, 20))
      .stay(750, 'indoor')
      .go(s.at(9000, 20), s.random.between(16, 24), 'vehicle')
      .stay(600, 'indoor'),
  }),
  'limit: the same supermarket': (s) => ({
    limit: pairLimit,
    respondent: away(footFrom(s, 400).walk(s.at(40), s.random).stay(1200, 'indoor'), s),
    protected: new TrueWay(s.at(-900)).stay(700, 'indoor').walk([0, 0], s.random).stay(2400, 'indoor'),
  }),
  'limit: follows her on foot': (s) => ({
    limit: pairLimit,
    respondent: from(s, s.at(1200, 900))
      .walk(s.at(1200, 0), s.random)
      .go(s.at(-800), 1.35, 'urban')
      .stay(600, 'indoor'),
    protected: new TrueWay(s.at(1300)).stay(1500, 'indoor').go(s.at(-900), 1.3, 'urban').stay(900, 'indoor'),
  }),
  'limit: follows her by car': (s) => ({
    limit: pairLimit,
    respondent: new TrueWay(s.at(4600)).stay(900, 'indoor').go(s.at(-3000), 11.5, 'vehicle').stay(900, 'indoor'),
    protected: new TrueWay(s.at(3800)).stay(900, 'indoor').go(s.at(-3800), 10, 'vehicle').stay(900, 'indoor'),
  }),
  'limit: her bus passes his work': (s) => {
    const way = new TrueWay(s.at(3000, 60)).stay(800, 'indoor').ride(s.at(-3000, 60), s.random).stay(600, 'indoor');
    return { limit: pairLimit, respondent: new TrueWay([0, 0]).stay(way.end, 'indoor'), protected: way };
  },
  'limit: waits at her bus stop': (s) => ({
    limit: pairLimit,
    respondent: away(footFrom(s, 400).walk([10, 10], s.random).stay(900, 'urban'), s),
    protected: new TrueWay(s.at(-3000))
      .stay(2200, 'indoor')
      .ride([0, 0], s.random)
      .walk(s.at(-200, 200), s.random)
      .stay(1200, 'indoor'),
  }),
  'limit: crossing roads by car': (s) => ({
    limit: pairLimit,
    respondent: new TrueWay(s.at(4000)).stay(800, 'indoor').go(s.at(-4000), 12, 'vehicle').stay(600, 'indoor'),
    protected: new TrueWay(s.at(0, 4000))
      .stay(800 + s.random.between(-12, 12), 'indoor')
      .go(s.at(0, -4000), 12, 'vehicle')
      .stay(600, 'indoor'),
  }),
  'limit: her phone reports every five minutes': (s) => ({
    limit: pairLimit,
    respondent: away(footFrom(s, 400).walk(s.at(20), s.random).stay(500, 'urban'), s),
    protected: new TrueWay([0, 0]).stay(9000, 'indoor'),
    protectedDevice: { slowest: 300 },
  }),
  'near miss: waits 40 m outside': (s) => ({
    zones: zone(round([0, 0], 150)),
    respondent: away(footFrom(s, 190).stay(900, 'urban'), s),
    kind: 'near miss',
  }),
  'near miss: by car past the edge at 40 m': () => ({
    zones: zone(box([0, 0], 300, 300, 0)),
    respondent: new TrueWay([-4000, 190]).stay(700, 'indoor').go([4000, 190], 13, 'vehicle').stay(600, 'indoor'),
    kind: 'near miss',
  }),
  'near miss: an evening at home 40 m outside': (s) => ({
    zones: zone(round([0, 0], 150)),
    respondent: footFrom(s, 190).stay(14_400, 'indoor'),
    kind: 'near miss',
  }),
  'near miss: walks the dog around the zone at 40 m': (s) => {
    const way = from(s, [900, 190]);
    for (const corner of [
      [190, 190],
      [-190, 190],
      [-190, -190],
      [190, -190],
      [190, 190],
      [900, 190],
    ] as Spot[])
      way.walk(corner, s.random);
    return { zones: zone(box([0, 0], 300, 300, 0)), respondent: way.stay(600, 'indoor'), kind: 'near miss' };
  },
  'near miss: by car around the block': (s) => {
    const way = from(s, [2500, 210]);
    for (const corner of [
      [210, 210],
      [-210, 210],
      [-210, -210],
      [210, -210],
      [210, 210],
      [2500, 210],
    ] as Spot[])
      way.driveStraight(corner, s.random);
    return { zones: zone(box([0, 0], 300, 300, 0)), respondent: way.stay(600, 'indoor'), kind: 'near miss' };
  },
  'near miss: by train past at 60 m': () => ({
    zones: zone(box([0, 0], 300, 300, 0)),
    respondent: new TrueWay([-8000, 210]).stay(700, 'indoor').go([8000, 210], 22, 'vehicle').stay(600, 'indoor'),
    kind: 'near miss',
  }),
  'near miss: parks 40 m outside': (s) => ({
    zones: zone(round([0, 0], 150)),
    respondent: carTo(s, 190).stay(1200, 'vehicle').driveStraight(s.at(3000), s.random).stay(600, 'indoor'),
    kind: 'near miss',
  }),
  'near miss: passes her at limit and 60 m': (s) => ({
    limit: pairLimit,
    respondent: from(s, s.at(2500, 360)).go(s.at(-2500, 360), 1.4, 'urban').stay(600, 'indoor'),
    protected: new TrueWay([0, 0]).stay(7200, 'indoor'),
    kind: 'near miss',
  }),
};

/** One staged approach; the same kind and seed give the same scene. */
export function stagedScene(kind: string, seed: number): Scene {
  const random = new Random(seed * 977 + hash(kind));
  const angle = random.between(0, 2 * Math.PI);
  const stage: Stage = {
    random,
    at: (along, across = 0) => [
      along * Math.cos(angle) - across * Math.sin(angle),
      along * Math.sin(angle) + across * Math.cos(angle),
    ],
  };
  const plot = stagedKinds[kind]!(stage);
  const { order, shapes } = sceneOrder(plot.zones ?? [], plot.limit ?? null);
  const actors: Actor[] = [
    { personId: 'respondent', role: 'respondent', way: plot.respondent, ...plot.respondentDevice },
  ];
  if (plot.protected !== undefined)
    actors.push({ personId: 'protected', role: 'protected', way: plot.protected, ...plot.protectedDevice });
  if (plot.secondDevice !== undefined)
    actors.push({
      personId: 'respondent',
      role: 'respondent',
      way: plot.secondDevice,
      secondDevice: 'bracelet-of-respondent',
    });
  return {
    name: kind,
    start: sceneStart,
    seconds: Math.max(...actors.map((actor) => actor.way.end)),
    order,
    shapes,
    actors,
    kind: plot.kind ?? 'clear',
    answers: plot.answers ?? [],
    near: true,
  };
}

function hash(text: string): number {
  let h = 7;
  for (let i = 0; i < text.length; i++) h = (Math.imul(h, 31) + text.charCodeAt(i)) | 0;
  return Math.abs(h) % 1_000_003;
}
