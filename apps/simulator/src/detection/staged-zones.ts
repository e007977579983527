import { box, round } from './plane.js';
import { away, carTo, footFrom, from, type Plots, zone } from './stage.js';
import { TrueWay } from './true-way.js';

/** On the way into a zone of 60–300 m, or out of one where somebody must stay. */
export const zoneApproaches: Plots = {
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
};
