import { round } from './plane.js';
import { away, carTo, footFrom, type Plots, zone } from './stage.js';
import { TrueWay } from './true-way.js';

/** What the network, a receiver or the hand of its bearer does to the reports of a device. */
export const deviceTroubles: Plots = {
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
};
