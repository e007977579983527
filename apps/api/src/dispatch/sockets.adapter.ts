import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { lineWithoutClients, openSocketAdapter, type ProcessLine, type SocketAdapter } from '#processes';
import type { Configuration } from '../configuration.js';
import { isOwnOrigin } from '../http/own-origin.js';

/** Lets the sockets of all api processes hear each other: over Redis when there is one, else over the database. */
export class SocketsAdapter extends IoAdapter {
  private closeLine: (() => Promise<void>) | undefined;

  private constructor(
    app: INestApplicationContext,
    private readonly adapter: SocketAdapter,
    private readonly disconnect: () => Promise<void>,
    private readonly publicUrl: string | undefined,
  ) {
    super(app);
  }

  static async connect(app: INestApplicationContext, configuration: Configuration): Promise<SocketsAdapter> {
    const { adapter, end } = await openSocketAdapter({
      databaseUrl: configuration.DATABASE_URL,
      redisUrl: configuration.REDIS_URL,
      prefix: configuration.QUEUE_PREFIX,
      applicationName: 'qalqan-api-sockets',
    });
    return new SocketsAdapter(app, adapter, end, configuration.PUBLIC_URL);
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

  /** For a process that has no consoles. */
  withoutClients(): ProcessLine {
    const { line, close } = lineWithoutClients(this.adapter);
    this.closeLine = close;
    return line;
  }

  override async dispose(): Promise<void> {
    await this.closeLine?.();
    await this.disconnect();
  }
}
