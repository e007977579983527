import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPostgresBackend, runMigrations, withBackend, type PostgresConnectionOptions } from 'bullmq';
import pg from 'pg';
import type { SpawnedDatabase } from '../../../libs/persistence/src/embedded/spawn-embedded-database.js';
import { spawnForTest, temporaryDirectory } from '../../support/spawn-embedded.js';

/** BullMQ takes a pool, but its type of one is narrower than that of pg. */
function asConnection(pool: pg.Pool): PostgresConnectionOptions {
  return pool as unknown as PostgresConnectionOptions;
}

describe('BullMQ on the embedded database', () => {
  const directory = temporaryDirectory();
  let database: SpawnedDatabase;

  beforeAll(async () => {
    database = await spawnForTest({ dataDir: directory.path });
  });
  afterAll(async () => {
    await database.stop();
    directory.remove();
  });

  it('works off 100 jobs, each once, beside other traffic, and wakes an idle worker', async () => {
    const options = { connectionString: database.url, max: 4 };
    // As BullMQ asks of a pool that it is given: its tables live in a schema of their own.
    const queuePool = (): pg.Pool => new pg.Pool({ ...options, options: '-c search_path="bullmq"' });
    const pools = [queuePool(), queuePool(), new pg.Pool(options)] as const;
    const migrator = await pools[2].connect();
    await runMigrations(migrator);
    migrator.release();

    const { Queue, Worker } = withBackend(createPostgresBackend);
    const worked: number[] = [];
    let waiting: { count: number; done: () => void } | undefined;
    const until = (count: number): Promise<void> =>
      new Promise((done) => {
        waiting = { count, done };
      });
    const queue = new Queue('alarm', { connection: asConnection(pools[0]) });
    const worker = new Worker(
      'alarm',
      async (job) => {
        worked.push(job.data.n as number);
        if (worked.length === waiting?.count) waiting.done();
      },
      // Only NOTIFY wakes it before an hour is over.
      { connection: asConnection(pools[1]), concurrency: 8, drainDelay: 3_600 },
    );
    await worker.waitUntilReady();

    const all = until(100);
    for (let n = 0; n < 100; n += 1) {
      await queue.add('alarm', { n });
      const { rows } = await pools[2].query('SHOW search_path');
      expect(rows).toEqual([{ search_path: 'public' }]);
    }
    await all;
    expect([...worked].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n));

    const woken = until(101);
    await queue.add('alarm', { n: 100 });
    await woken;

    await worker.close();
    await queue.close();
    for (const pool of pools) await pool.end();
  });
});
