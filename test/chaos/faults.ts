import { setTimeout as pause } from 'node:timers/promises';
import type { ChaosConsole } from './console.js';
import type { ContactServers, Mood } from './contacts.js';
import type { ChaosHouse } from './house.js';
import type { Random } from './random.js';
import type { PostgresServer, RedisServer } from './servers.js';
import type { TcpProxy } from './tcp-proxy.js';

/** All that can be broken. */
export interface World {
  house: ChaosHouse;
  database: PostgresServer;
  databaseLine: TcpProxy;
  redis: RedisServer;
  redisLine: TcpProxy;
  consoles: readonly ChaosConsole[];
  contacts: ContactServers;
}

interface Fault {
  name: string;
  /** How often it is chosen, beside the others. */
  weight: number;
  strike(world: World, random: Random): Promise<void>;
}

const mood = (name: string, value: Mood, weight: number): Fault => ({
  name,
  weight,
  async strike({ contacts }, random) {
    contacts.mood = value;
    await pause(random.between(1_000, 6_000));
    contacts.heal();
  },
});

/** One line a fault. Each ends by itself and leaves the world whole. */
export const faults: readonly Fault[] = [
  {
    name: 'api killed',
    weight: 5,
    strike: ({ house }, random) => house.kill(random.pick(house.names('api'))),
  },
  {
    name: 'worker killed',
    weight: 5,
    strike: ({ house }, random) => house.kill(random.pick(house.names('worker'))),
  },
  {
    name: 'database killed',
    weight: 3,
    async strike({ database }, random) {
      await database.kill();
      await pause(random.between(0, 1_000));
      await database.start();
    },
  },
  {
    name: 'database stalled for 10 s',
    weight: 1,
    async strike({ databaseLine }) {
      databaseLine.stall();
      await pause(10_000);
      databaseLine.heal();
    },
  },
  { name: 'database connections cut', weight: 4, strike: async ({ databaseLine }) => databaseLine.cut() },
  { name: 'Redis emptied', weight: 5, strike: ({ redis }) => redis.empty() },
  { name: 'Redis connections cut', weight: 4, strike: async ({ redisLine }) => redisLine.cut() },
  {
    name: 'queue without room',
    weight: 2,
    async strike({ redis }, random) {
      await redis.fill();
      await pause(random.between(1_000, 5_000));
      await redis.makeRoom();
    },
  },
  {
    name: 'consoles dropped',
    weight: 5,
    async strike({ consoles }, random) {
      const dropped = consoles.filter(() => random.next() < 0.7);
      for (const console of dropped) console.drop();
    },
  },
  mood('contacts fail', 'failing', 2),
  mood('contacts hang', 'hanging', 2),
  mood('contacts answer garbage', 'garbage', 2),
];

export function chooseFault(random: Random): Fault {
  const total = faults.reduce((sum, fault) => sum + fault.weight, 0);
  let at = random.next() * total;
  return faults.find((fault) => (at -= fault.weight) < 0) ?? faults[0]!;
}
