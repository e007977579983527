import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createAdapter as createPostgresAdapter } from '@socket.io/postgres-adapter';
import { Server, type ServerOptions } from 'socket.io';
import type { Configuration } from '../configuration.js';
import { isOwnOrigin } from '../http/own-origin.js';
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
    private readonly publicUrl: string | undefined,
  ) {
    super(app);
  }

  static async connect(app: INestApplicationContext, configuration: Configuration): Promise<SocketsAdapter> {
    if (configuration.REDIS_URL) {
      // One Redis may serve several installations, whose apis must not hear each other.
      const { adapter, end } = await redisLine(configuration.REDIS_URL, `${configuration.QUEUE_PREFIX}:sockets`);
      return new SocketsAdapter(app, adapter, end, configuration.PUBLIC_URL);
    }
    const { pool, end } = listeningPool(configuration.DATABASE_URL);
    return new SocketsAdapter(app, createPostgresAdapter(pool) as SocketAdapter, end, configuration.PUBLIC_URL);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, {
      ...options,
      serveClient: false,
      // A console speaks little: what is larger is not ours.
      maxHttpBufferSize: 100_000,
      pingInterval: 10_000,
      pingTimeout: 10_000,
      // Sockets know no CORS: a page of another site may open one, and only its origin tells.
      allowRequest: ({ headers }, answer) => answer(null, isOwnOrigin(headers, this.publicUrl)),
    } as ServerOptions);
    server.adapter(this.adapter);
    // There by itself, and nobody's: whoever connects is known in /dispatch, or holds no connection.
    server.of('/').use((_socket, next) => next(new Error('There is nothing at this address.')));
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
