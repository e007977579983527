import type { createClient as ClientOf } from 'redis';
import type { Server } from 'socket.io';

type Client = ReturnType<typeof ClientOf>;
type SocketAdapter = Parameters<Server['adapter']>[0] & object;

/**
 * The line between processes over Redis. The adapter does not look after all that it asks of Redis: an answer that never
 * comes, because the connection was lost, would reject with nobody listening, and end the process.
 * Both libraries are loaded here and not before: they cost every process without Redis time at start.
 *
 * @param name only processes that give the same hear each other
 */
export async function redisLine(
  url: string,
  name: string,
): Promise<{ adapter: SocketAdapter; end: () => Promise<void> }> {
  const [{ createAdapter }, { createClient }] = await Promise.all([
    import('@socket.io/redis-streams-adapter'),
    import('redis'),
  ]);
  const client = createClient({ url });
  client.on('error', () => undefined);
  await client.connect();
  publishWithoutPromise(client);
  lookAfterDuplicates(client);
  return {
    adapter: createAdapter(client, { streamName: name, channelPrefix: name }) as SocketAdapter,
    end: async () => {
      // What the closing adapter said last is answered by then.
      if (client.isReady) await client.ping().catch(() => undefined);
      client.destroy();
    },
  };
}

/** A wake that is lost is made up for within a second. */
function publishWithoutPromise(client: Client): void {
  const publish = client.publish.bind(client);
  Object.assign(client, { publish: (...given: Parameters<typeof publish>) => publish(...given).catch(() => 0) });
}

/** The adapter subscribes on connections of its own, and breaks them when the server closes, pending answers or not. */
function lookAfterDuplicates(client: Client): void {
  const duplicate = client.duplicate.bind(client);
  client.duplicate = ((...given: Parameters<typeof duplicate>) => {
    const copy = duplicate(...given);
    const subscribe = copy.subscribe.bind(copy);
    copy.subscribe = (async (...channels: Parameters<typeof subscribe>) => {
      // Waits for the next connection by itself. A process that is not subscribed would be deaf for good.
      while (copy.isOpen)
        if (
          await subscribe(...channels).then(
            () => true,
            () => false,
          )
        )
          return;
    }) as typeof copy.subscribe;
    copy.disconnect = async () => {
      // Pending answers come first; a connection that is lost meanwhile has ended as well.
      if (copy.isOpen) await copy.close().catch(() => undefined);
    };
    return copy;
  }) as typeof client.duplicate;
}
