import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createAdapter as createPostgresAdapter } from '@socket.io/postgres-adapter';
import { Server, type ServerOptions } from 'socket.io';
import type { Configuration } from '../configuration.js';
import type { ProcessLine } from '../processes/processes.js';
import { listeningPool } from './listening-pool.js';
import { redisLine } from './redis-line.js';

type SocketAdapter = Parameters<Server['adapter']>[0] & object;

/** Lets the sockets of all api processes hear each other: over Redis when there is one, else over the database. */
export class SocketsAdapter extends IoAdapter {
  private silent: Server | undefined;

  private constructor(
    app: INestApplicationContext,
    private readonly adapter: SocketAdapter,
    private readonly disconnect: () => Promise<void>,
  ) {
    super(app);
  }

  static async connect(app: INestApplicationContext, configuration: Configuration): Promise<SocketsAdapter> {
    if (configuration.REDIS_URL) {
      // One Redis may serve several installations, whose apis must not hear each other.
      const { adapter, end } = await redisLine(configuration.REDIS_URL, `${configuration.QUEUE_PREFIX}:sockets`);
      return new SocketsAdapter(app, adapter, end);
    }
    const { pool, end } = listeningPool(configuration.DATABASE_URL);
    return new SocketsAdapter(app, createPostgresAdapter(pool) as SocketAdapter, end);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, {
      ...options,
      serveClient: false,
      // A console speaks little: what is larger is not ours.
      maxHttpBufferSize: 100_000,
      pingInterval: 10_000,
      pingTimeout: 10_000,
    } as ServerOptions);
    server.adapter(this.adapter);
    return server;
  }

  /** The line between processes for one that has no consoles: a server that listens nowhere, so that nobody connects. */
  withoutClients(): ProcessLine {
    this.silent = new Server({ adapter: this.adapter, serveClient: false });
    return this.silent.of('/dispatch') as ProcessLine;
  }

  override async dispose(): Promise<void> {
    // Not by closing the server, which would close the engine that it never had.
    for (const name of ['/', '/dispatch']) await this.silent?.of(name).adapter.close();
    await this.disconnect();
  }
}
