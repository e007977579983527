import pg from 'pg';

/** A pool whose one long-lived listener can always be ended. */
export interface ListeningPool {
  /** For the socket adapter. */
  pool: pg.Pool;
  end: () => Promise<void>;
}

/**
 * The PostgreSQL adapter of socket.io forgets a connection that is still being opened when it is closed: nobody gives it
 * back, and ending the pool would wait for it for ever. Here it is remembered for the adapter, and a connection that the
 * adapter asks for after the end never comes, so that it stops trying.
 */
export function listeningPool(connectionString: string, applicationName: string): ListeningPool {
  const pool = new pg.Pool({ connectionString, max: 2, application_name: applicationName });
  pool.on('error', () => undefined);
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  const held = new Set<pg.PoolClient>();
  let ended = false;

  const listen = async (): Promise<pg.PoolClient> => {
    if (ended) return never();
    const client = await connect();
    if (ended) {
      client.release(true);
      return never();
    }
    // A lost connection is also its `end`, upon which the adapter connects again; an error that nobody hears would end the process.
    client.on('error', () => undefined);
    const release = client.release.bind(client);
    client.release = (broken) => {
      held.delete(client);
      release(broken);
    };
    held.add(client);
    // Else its place in the pool would be taken for good, and after the second loss there would be none.
    client.once('end', () => {
      if (held.has(client)) client.release(true);
    });
    return client;
  };
  const forAdapter = { connect: listen, query: pool.query.bind(pool) } as unknown as pg.Pool;

  return {
    pool: forAdapter,
    end: async () => {
      ended = true;
      for (const client of held) {
        client.removeAllListeners('end');
        client.release(true);
      }
      await pool.end();
    },
  };
}

const never = (): Promise<never> => new Promise(() => undefined);
