import { io, type Socket } from 'socket.io-client';
import type { DispatchServerEvents } from '#contracts';

export type DispatchClient = Socket<DispatchServerEvents, Record<string, never>>;

/** A console, connected and brought up to date. */
export async function openConsole(baseUrl: string, token: string, cursor?: string): Promise<TestConsole> {
  const socket: DispatchClient = io(`${baseUrl}/dispatch`, {
    auth: { token, cursor },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  const console = new TestConsole(socket);
  await console.until((seen) => seen.some((entry) => entry.event === 'feed.live') || console.refused !== undefined);
  return console;
}

interface Seen {
  event: string;
  message: any;
}

/** Records what a console is sent and confirms alarms as the real one does. */
export class TestConsole {
  readonly seen: Seen[] = [];
  refused: Error | undefined;
  private readonly waiting: (() => void)[] = [];

  constructor(readonly socket: DispatchClient) {
    socket.onAny((event: string, message: unknown, received?: () => void) => {
      this.seen.push({ event, message });
      received?.();
      this.notify();
    });
    socket.on('disconnect', () => this.notify());
    socket.on('connect_error', (error) => {
      this.refused = error;
      this.notify();
    });
  }

  of(event: keyof DispatchServerEvents): any[] {
    return this.seen.filter((entry) => entry.event === event).map((entry) => entry.message);
  }

  /** Resolves as soon as what has been seen fulfils the condition. The test's own limit of time ends a vain wait. */
  async until(condition: (seen: readonly Seen[]) => boolean): Promise<void> {
    while (!condition(this.seen)) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  untilSeen(event: keyof DispatchServerEvents, count = 1): Promise<void> {
    return this.until(() => this.of(event).length >= count);
  }

  /** Of the last event that was seen: where to go on after a lost connection. */
  get cursor(): string {
    return this.seen.at(-1)!.message.cursor;
  }

  /** The connection is gone; nothing more will be seen. */
  untilLost(): Promise<void> {
    return this.until(() => !this.socket.connected);
  }

  close(): void {
    this.socket.disconnect();
  }

  private notify(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
