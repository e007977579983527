import { io, type Socket } from 'socket.io-client';
import type { AlarmMessage, DispatchServerEvents } from '#contracts';
import { CanaryError } from './canary.error.js';

type DispatchSocket = Socket<DispatchServerEvents, Record<string, never>>;

/** The canary's own console: sees what is raised at its desk and confirms it, as every console does. */
export class CanaryConsole {
  private readonly raised: AlarmMessage[] = [];
  private notify: () => void = () => undefined;

  private constructor(private readonly socket: DispatchSocket) {
    socket.on('alarm.raised', (message, received) => {
      received();
      this.raised.push(message);
      this.notify();
    });
  }

  /** Connected and brought up to date. @throws CanaryError `console` */
  static async open(apiUrl: string, token: string, signal: AbortSignal): Promise<CanaryConsole> {
    const socket: DispatchSocket = io(new URL('/dispatch', apiUrl).href, {
      auth: { token },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    const opened = new CanaryConsole(socket);
    try {
      await new Promise<void>((resolve, reject) => {
        socket.once('feed.live', () => resolve());
        socket.once('connect_error', (error) => reject(new CanaryError('console', codeOf(error))));
        signal.addEventListener('abort', () => reject(new CanaryError('console', 'TimeoutError')), { once: true });
      });
    } catch (error) {
      opened.close();
      throw error;
    }
    return opened;
  }

  /** The alarm of the press that was made at `pressedAt` (ISO 8601). @throws CanaryError `push` */
  async untilRaised(pressedAt: string, signal: AbortSignal): Promise<AlarmMessage> {
    for (;;) {
      const found = this.raised.find(({ alarm }) => alarm.kind === 'panic' && alarm.at === pressedAt);
      if (found) return found;
      if (signal.aborted) throw new CanaryError('push', 'TimeoutError');
      await new Promise<void>((resolve) => {
        this.notify = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** The gateway's refusal carries the problem document. */
const codeOf = (error: Error): string => {
  const { status } = ((error as { data?: unknown }).data ?? {}) as { status?: unknown };
  return typeof status === 'number' ? String(status) : 'connection_failed';
};
