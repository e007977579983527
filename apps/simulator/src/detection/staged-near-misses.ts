import { box, round, type Spot } from './plane.js';
import { away, carTo, footFrom, from, pairLimit, type Plots, zone } from './stage.js';
import { TrueWay } from './true-way.js';

/** Near, and nothing that anybody may be told of as a breach. */
export const nearMisses: Plots = {
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
