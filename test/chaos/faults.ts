import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../apps/simulator/src/detection/random.js';
import type { ChaosConsole } from './console.js';
import { badMoods, type Counterpart, type Mood } from './counterpart.js';
import type { ChaosHouse } from './house.js';
import type { PostgresServer } from './postgres-server.js';
import type { RedisServer } from './redis-server.js';
import type { TcpProxy } from './tcp-proxy.js';

/** All that can be broken. */
export interface World {
  house: ChaosHouse;
  database: PostgresServer;
  databaseLine: TcpProxy;
  redis: RedisServer;
  redisLine: TcpProxy;
  consoles: readonly ChaosConsole[];
  counterparts: readonly Counterpart[];
}

export interface Fault {
  name: string;
  /** What it breaks; not broken twice at once. */
  breaks: string;
  /** How often it is chosen, beside the others. */
  weight: number;
  strike(world: World, random: Random): Promise<void>;
}

const killed = (kind: string, weight: number): Fault => ({
  name: `${kind} killed`,
  breaks: kind,
  weight,
  async strike({ house }, random) {
    // One killed before may not have been started again yet.
    while (house.running(kind).length === 0) await pause(50);
    await house.kill(random.pick(house.running(kind)));
  },
});

const moodWords: Record<(typeof badMoods)[number], string> = {
  failing: 'fails',
  hanging: 'hangs',
  garbage: 'answers garbage',
};

/** Each channel breaks in its own ways and at its own times. @param weight of each way */
const moodsOf = (name: string, weight: number): Fault[] =>
  badMoods.map((mood) => ({
    name: `${name} ${moodWords[mood]}`,
    breaks: name,
    weight,
    strike: ({ counterparts }, random) =>
      inMood(
        counterparts.find((one) => one.name === name)!,
        mood,
        random,
      ),
  }));

async function inMood(counterpart: Counterpart, mood: Mood, random: Random): Promise<void> {
  counterpart.become(mood);
  await pause(random.between(1_000, 6_000));
  counterpart.become('well');
}

/** One line a fault. Each ends by itself and leaves the world whole. */
export const faults: readonly Fault[] = [
  killed('panic', 3),
  killed('tracking', 4),
  killed('desk', 4),
  killed('worker', 5),
  {
    name: 'database killed',
    breaks: 'database',
    weight: 3,
    async strike({ database }, random) {
      await database.kill();
      await pause(random.between(0, 1_000));
      await database.start();
    },
  },
  {
    name: 'database stalled for 10 s',
    breaks: 'database line',
    weight: 1,
    async strike({ databaseLine }) {
      databaseLine.stall();
      await pause(10_000);
      databaseLine.heal();
    },
  },
  {
    name: 'database connections cut',
    breaks: 'database line',
    weight: 4,
    strike: async ({ databaseLine }) => databaseLine.cut(),
  },
  { name: 'Redis emptied', breaks: 'Redis', weight: 4, strike: ({ redis }) => redis.empty() },
  { name: 'Redis connections cut', breaks: 'Redis line', weight: 4, strike: async ({ redisLine }) => redisLine.cut() },
  {
    name: 'disk quota of the queue filled',
    breaks: 'Redis',
    weight: 3,
    async strike({ redis }, random) {
      redis.fillDisk();
      await pause(random.between(2_000, 6_000));
      redis.freeDisk();
    },
  },
  {
    name: 'memory of the queue filled',
    breaks: 'Redis',
    weight: 2,
    async strike({ redis }, random) {
      await redis.fillMemory();
      await pause(random.between(1_000, 5_000));
      await redis.freeMemory();
    },
  },
  {
    name: 'consoles dropped',
    breaks: 'consoles',
    weight: 4,
    async strike({ consoles }, random) {
      const dropped = consoles.filter(() => random.chance(0.7));
      for (const console of dropped) console.drop();
    },
  },
  // An agency has one of many contacts' servers, and one carrier for all.
  ...moodsOf('webhook', 1),
  ...moodsOf('SMS carrier', 1.5),
  ...moodsOf('SMS gateway', 1.5),
  ...moodsOf('e-mail', 1),
  ...moodsOf('Web Push', 1),
  ...moodsOf('FCM', 1),
];

/** @param isBusy whether something is broken already */
export function chooseFault(random: Random, isBusy: (breaks: string) => boolean): Fault | undefined {
  const free = faults.filter(({ breaks }) => !isBusy(breaks));
  let at = random.next() * free.reduce((sum, fault) => sum + fault.weight, 0);
  return free.find((fault) => (at -= fault.weight) < 0);
}
