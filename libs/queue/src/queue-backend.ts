import { createRequire } from 'node:module';
import {
  createNodeRedisClient,
  createPostgresBackend,
  Queue,
  RedisConnection,
  type QueueOptions,
  withBackend,
  Worker,
} from 'bullmq';
import type * as Redis from 'redis';

const require = createRequire(import.meta.url);

/** Where jobs are kept: Redis when it is named, else the database itself. */
export interface QueueConnection {
  databaseUrl: string;
  redisUrl?: string | undefined;
}

export type QueueBackendName = 'postgresql' | 'redis';

export interface QueueBackend {
  name: QueueBackendName;
  Queue: typeof Queue;
  Worker: typeof Worker;
  /** Of a producer: a caller waits for it, so it fails at once when the server is away. */
  producerConnection: QueueOptions['connection'];
  /** Of a worker: it waits until the server is back. */
  workerConnection: QueueOptions['connection'];
}

export const backendNameOf = (connection: QueueConnection): QueueBackendName =>
  connection.redisUrl ? 'redis' : 'postgresql';

/** The only place that knows which backend BullMQ runs on. */
export function chooseBackend(connection: QueueConnection): QueueBackend {
  return connection.redisUrl ? onRedis(connection.redisUrl) : onPostgres(connection.databaseUrl);
}

/** Few connections: the embedded database is one session behind them, and a job holds one for a statement only. */
const producerPoolSize = 2;
const workerPoolSize = 3;

function onPostgres(databaseUrl: string): QueueBackend {
  const classes = withBackend(createPostgresBackend);
  const connection = (max: number): QueueOptions['connection'] => ({
    connectionString: databaseUrl,
    max,
    application_name: 'qalqan-queue',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: 15_000,
  });
  return {
    name: 'postgresql',
    // The bound classes fix the backend that the general ones take as an argument; Nest asks for the general types.
    Queue: classes.Queue as unknown as typeof Queue,
    Worker: classes.Worker as unknown as typeof Worker,
    producerConnection: connection(producerPoolSize),
    workerConnection: connection(workerPoolSize),
  };
}

const longestReconnectPauseMilliseconds = 2_000;

function onRedis(redisUrl: string): QueueBackend {
  // Loaded here and not before: it costs every process without Redis time at start, and BullMQ does not wait for a client.
  const { createClient } = require('redis') as typeof Redis;
  // By a factory and not by a client, so that each queue and worker owns, and closes, its connections.
  RedisConnection.clientFactory = (options) => {
    const { url, enableOfflineQueue } = options as { url: string; enableOfflineQueue?: boolean };
    return createNodeRedisClient(
      createClient({
        url,
        disableOfflineQueue: enableOfflineQueue === false,
        socket: { reconnectStrategy: (tries) => Math.min(50 * 2 ** tries, longestReconnectPauseMilliseconds) },
      }),
    );
  };
  return {
    name: 'redis',
    Queue,
    Worker,
    producerConnection: { url: redisUrl, enableOfflineQueue: false },
    workerConnection: { url: redisUrl },
  };
}
