import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

/** One request as bytes, and what kind it is of for the count. */
export interface LoadRequest {
  bytes: string;
  kind: string;
}

export interface OpenLoopPlan {
  port: number;
  /** Requests a second; `Infinity`: as many as the connections take. */
  rate: number;
  seconds: number;
  /** Each has one request under way at most. */
  connections: number;
  next(): LoadRequest;
}

export interface OpenLoopResult {
  /** Requests whose time came. */
  offered: number;
  /** Answers by `kind status`, for example `others 200`. */
  answers: Record<string, number>;
  /** From the time at which each was due to its answer, in milliseconds, sorted; by `kind status`. */
  times: Record<string, number[]>;
  /** Due, and not answered when the time was over: most of them never sent, their devices keep them. */
  unanswered: number;
}

const tickMilliseconds = 4;
const endOfHead = '\r\n\r\n';

/**
 * Requests at their own times, whatever the answers do: what finds no free connection waits for one, and its wait counts.
 * Bare sockets, so that the generator takes as little as possible of a machine that it shares with what it loads.
 */
export function openLoop({ port, rate, seconds, connections, next }: OpenLoopPlan): Promise<OpenLoopResult> {
  const times = new Map<string, number[]>();
  const idle: Connection[] = [];
  const all: Connection[] = [];
  const started = performance.now();
  let offered = 0;
  let sent = 0;
  let answered = 0;

  const dueAt = (n: number): number => (rate === Infinity ? performance.now() : started + (n * 1_000) / rate);
  const work = (): void => {
    while (idle.length > 0 && (rate === Infinity || sent < offered)) {
      const connection = idle.pop()!;
      const { bytes, kind } = next();
      if (rate === Infinity) offered += 1;
      connection.send(bytes, kind, dueAt(sent));
      sent += 1;
    }
  };
  const done = (connection: Connection, status: number, kind: string, due: number): void => {
    answered += 1;
    const key = `${kind} ${status}`;
    const list = times.get(key) ?? [];
    if (list.length === 0) times.set(key, list);
    list.push(performance.now() - due);
    idle.push(connection);
    work();
  };
  for (let n = 0; n < connections; n += 1) {
    const connection = new Connection(port, done, () => idle.push(connection));
    all.push(connection);
  }
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const elapsed = performance.now() - started;
      if (rate !== Infinity) offered = Math.floor((Math.min(elapsed, seconds * 1_000) * rate) / 1_000);
      work();
      if (elapsed < seconds * 1_000) return;
      clearInterval(timer);
      for (const connection of all) connection.end();
      resolve({
        offered,
        unanswered: offered - answered,
        answers: Object.fromEntries([...times].map(([key, list]) => [key, list.length])),
        times: Object.fromEntries([...times].map(([key, list]) => [key, list.toSorted((a, b) => a - b)])),
      });
    }, tickMilliseconds);
  });
}

type Done = (connection: Connection, status: number, kind: string, due: number) => void;

/** One connection, opened again when it is lost; what was under way on it stays unanswered. */
class Connection {
  private socket: Socket;
  private kind = '';
  private due = 0;
  private received = 0;
  private expected: number | undefined;
  private head = '';
  private ended = false;

  constructor(
    private readonly port: number,
    private readonly done: Done,
    private readonly ready: () => void,
  ) {
    this.socket = this.open();
  }

  send(bytes: string, kind: string, due: number): void {
    this.kind = kind;
    this.due = due;
    this.socket.write(bytes);
  }

  end(): void {
    this.ended = true;
    this.socket.destroy();
  }

  private open(): Socket {
    const socket = connect(this.port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.once('connect', () => this.ready());
    socket.on('data', (chunk) => this.take(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (this.ended) return;
      this.expected = undefined;
      this.head = '';
      setTimeout(() => {
        if (!this.ended) this.socket = this.open();
      }, 100);
    });
    return socket;
  }

  private take(chunk: Buffer): void {
    if (this.expected === undefined) {
      this.head += chunk.toString('latin1');
      const end = this.head.indexOf(endOfHead);
      if (end < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(this.head)?.[1] ?? 0);
      this.expected = end + endOfHead.length + length;
      this.received = this.head.length;
    } else {
      this.received += chunk.length;
    }
    if (this.received < this.expected) return;
    const status = Number(this.head.slice(9, 12));
    this.head = '';
    this.expected = undefined;
    this.done(this, status, this.kind, this.due);
  }
}
