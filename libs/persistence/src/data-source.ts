import { DataSource } from 'typeorm';
import { entities } from './entities/index.js';
import { migrations } from '../../../migrations/index.js';

export interface DatabaseOptions {
  /** postgres://user:password@host:port/name */
  url: string;
  /** Most connections at once. */
  poolSize: number;
  /** Shown by `pg_stat_activity`. */
  applicationName: string;
  /** A statement that runs longer is ended by the server. */
  statementTimeoutMilliseconds?: number;
}

export function createDataSource(options: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    applicationName: options.applicationName,
    poolSize: options.poolSize,
    entities,
    migrations,
    migrationsTableName: 'migration',
    installExtensions: false,
    parseInt8: true,
    extra: {
      // Every statement here takes milliseconds; compiling one, as the planner would for a large batch, takes a second.
      // Where a policy would hide rows from the house, it shall hear an error and not miss an alarm.
      options: '-c jit=off -c row_security=off',
      statement_timeout: options.statementTimeoutMilliseconds ?? 30_000,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 60_000,
    },
  });
}
