import { away, carTo, footFrom, from, pairLimit, type Plots } from './stage.js';
import { TrueWay } from './true-way.js';

/** The parties come nearer to each other than 300 m. */
export const limitApproaches: Plots = {
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
};
