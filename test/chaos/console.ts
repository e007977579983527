import { io, type Socket } from 'socket.io-client';
import type { DispatchServerEvents } from '#contracts';
import { systemClock } from '#domain';

/** What all events have, as far as it matters here. */
interface Told {
  cursor?: string;
  alarm?: { id: string };
}

/** A desk's console: it goes on from its last cursor, at whichever address answers, and confirms each alarm. */
export class ChaosConsole {
  /** When each alarm was shown first. */
  readonly shown = new Map<string, number>();
  /** The same alarm sent again to a console that had said it has it. */
  readonly repeats: string[] = [];
  reconnects = 0;
  private cursor: string | undefined;
  private socket: Socket<DispatchServerEvents> | undefined;
  private turn: number;
  private closed = false;
  private live = false;

  constructor(
    private readonly urls: () => readonly string[],
    private readonly token: string,
    first: number,
  ) {
    this.turn = first;
    this.open();
  }

  get isLive(): boolean {
    return this.live;
  }

  close(): void {
    this.closed = true;
    this.socket?.disconnect();
  }

  /** The line is cut at the console's end. */
  drop(): void {
    this.socket?.io.engine.close();
  }

  private open(): void {
    if (this.closed) return;
    const urls = this.urls();
    const socket: Socket<DispatchServerEvents> = io(`${urls[this.turn % urls.length]}/dispatch`, {
      auth: { token: this.token, ...(this.cursor && { cursor: this.cursor }) },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      timeout: 5_000,
    });
    this.socket = socket;
    let over = false;
    const again = (): void => {
      if (over) return;
      over = true;
      this.live = false;
      socket.disconnect();
      this.turn += 1;
      this.reconnects += 1;
      setTimeout(() => this.open(), 300);
    };
    socket.on('connect_error', again);
    socket.on('disconnect', again);
    socket.onAny((event: string, message: Told, received?: () => void) => {
      if (message.cursor !== undefined) this.cursor = message.cursor;
      if (event === 'feed.live') this.live = true;
      if (event === 'alarm.raised' && message.alarm) {
        if (this.shown.has(message.alarm.id)) this.repeats.push(message.alarm.id);
        else this.shown.set(message.alarm.id, systemClock.now());
      }
      received?.();
    });
  }
}
