import { createAdapter as createPostgresAdapter } from '@socket.io/postgres-adapter';
import { Server } from 'socket.io';
import { listeningPool } from './listening-pool.js';
import type { ProcessLine } from './processes.js';
import { redisLine } from './redis-line.js';

export type SocketAdapter = Parameters<Server['adapter']>[0] & object;

export interface LineOptions {
  databaseUrl: string;
  redisUrl: string | undefined;
  /** One Redis may serve several installations, whose processes must not hear each other. */
  prefix: string;
  /** As the database shows its connections. */
  applicationName: string;
}

/** By which the sockets of all processes hear each other: over Redis when there is one, else over the database. */
export async function openSocketAdapter({
  databaseUrl,
  redisUrl,
  prefix,
  applicationName,
}: LineOptions): Promise<{ adapter: SocketAdapter; end: () => Promise<void> }> {
  if (redisUrl) return redisLine(redisUrl, `${prefix}:sockets`);
  const { pool, end } = listeningPool(databaseUrl, applicationName);
  return { adapter: createPostgresAdapter(pool) as SocketAdapter, end };
}

/** The line between processes for one that has no consoles: a server that listens nowhere, so that nobody connects. */
export function lineWithoutClients(adapter: SocketAdapter): { line: ProcessLine; close: () => Promise<void> } {
  const silent = new Server({ adapter, serveClient: false });
  return {
    line: silent.of('/dispatch') as ProcessLine,
    close: async () => {
      // Not by closing the server, which would close the engine that it never had.
      for (const name of ['/', '/dispatch']) await silent.of(name).adapter.close();
    },
  };
}
