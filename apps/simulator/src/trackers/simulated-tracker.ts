import { connect, type Socket } from 'node:net';
import type { Clock } from '#domain';
import { TrackerMemory } from './tracker-memory.js';
import type { Heard, TrackerAlarm, TrackerCommand, TrackerFix, TrackerVoice } from './voices/tracker-voice.js';

const keptFixes = 500;
/** A gateway that says nothing for so long has gone away. */
const patienceMilliseconds = 30_000;
const heartbeatMilliseconds = 180_000;
/** Until the gateway asks for another one. */
const firstIntervalSeconds = 10;

/** What a tracker stands in. */
export interface TrackerGround {
  host: string;
  port: number;
  clock: Clock;
  /** What its receiver sees now. */
  where(): TrackerFix;
  /** How long to wait before it connects again, in seconds. */
  backOff: { succeeded(): void; failed(): number };
  /** Resolves when so many seconds have passed, or nobody waits any more. */
  pause(seconds: number): Promise<void>;
  /** Told of each command that came. */
  obeyed?(command: TrackerCommand): void;
  complain(text: string): void;
}

/** A tracker over TCP: connects again whenever it has to, and sends again what was not acknowledged. Looks at its clock when it is told to. */
export class SimulatedTracker {
  private readonly memory = new TrackerMemory(keptFixes);
  private socket: Socket | undefined;
  private isIn = false;
  private isOver = false;
  private serial = 2;
  private waitsSince = 0;
  private beatAt = 0;
  private interval = firstIntervalSeconds;

  constructor(
    private readonly voice: TrackerVoice,
    private readonly ground: TrackerGround,
  ) {}

  /** After how many seconds it reports again. */
  get intervalSeconds(): number {
    return this.interval;
  }

  /** Fixes that nobody has acknowledged yet. */
  get unacknowledged(): number {
    return this.memory.size;
  }

  begin(): void {
    this.connect();
  }

  end(): void {
    this.isOver = true;
    this.socket?.destroy();
  }

  /** As in a tunnel: what was sent may have arrived or not. */
  loseLine(): void {
    this.socket?.destroy();
  }

  /** Where it is now, at once or as soon as there is a line. */
  report(alarm?: TrackerAlarm): void {
    const fix = this.ground.where();
    this.memory.keep({ ...fix, ...(alarm && { alarm }), ...(!this.isIn && { isKept: true }) });
    this.flush();
  }

  /** Gives up a line on which nothing comes back, and says that it lives on one that works. */
  look(): void {
    const now = this.ground.clock.now();
    const isWaiting = !this.isIn || this.memory.isWaiting;
    if (isWaiting && now - this.waitsSince >= patienceMilliseconds) return this.loseLine();
    if (this.isIn && now - this.beatAt >= heartbeatMilliseconds) this.beat();
  }

  private connect(): void {
    const { host, port, clock } = this.ground;
    const ear = this.voice.hears();
    const socket = connect({ host, port, noDelay: true });
    this.socket = socket;
    this.waitsSince = clock.now();
    socket.once('connect', () => this.greet());
    socket.on('data', (bytes: Buffer) => {
      for (const heard of ear.take(bytes)) this.hear(heard);
    });
    // What went wrong, the end of the line says.
    socket.on('error', () => undefined);
    socket.once('close', () => void this.lost());
  }

  private greet(): void {
    const hello = this.voice.hello();
    if (hello) return this.send(hello);
    this.isIn = true;
    this.beat();
    this.flush();
  }

  private async lost(): Promise<void> {
    this.isIn = false;
    this.memory.lineLost();
    if (this.isOver) return;
    await this.ground.pause(this.ground.backOff.failed());
    if (!this.isOver) this.connect();
  }

  private hear(heard: Heard): void {
    switch (heard.kind) {
      case 'accepted':
        this.isIn = true;
        this.beatAt = this.ground.clock.now();
        this.ground.backOff.succeeded();
        return this.flush();
      case 'acknowledged':
        this.ground.backOff.succeeded();
        this.memory.acknowledged(heard.count);
        return this.flush();
      case 'alive':
        return this.ground.backOff.succeeded();
      case 'command':
        return this.obey(heard.command);
      case 'refused':
      case 'garbled':
        this.ground.complain(`the gateway's answer was ${heard.kind}`);
        this.loseLine();
    }
  }

  private obey(command: TrackerCommand): void {
    if (command.asks === 'interval') this.interval = Math.max(1, command.seconds ?? firstIntervalSeconds);
    this.send(this.voice.answer(command, wordsTo(command), this.ground.where(), this.nextSerial()));
    if (command.asks === 'locate') this.report();
    this.ground.obeyed?.(command);
  }

  private flush(): void {
    while (this.isIn && !this.memory.isWaiting && this.memory.size > 0) {
      const fixes = this.memory.take(this.voice.mostFixes, (fix) => this.voice.isConfirmed(fix));
      this.send(this.voice.report(fixes, this.nextSerial(fixes.length)));
      this.waitsSince = this.ground.clock.now();
    }
  }

  private beat(): void {
    this.beatAt = this.ground.clock.now();
    this.send(this.voice.heartbeat(this.ground.where(), this.nextSerial()));
  }

  private send(bytes: Buffer): void {
    this.socket?.write(bytes);
  }

  private nextSerial(count = 1): number {
    const { serial } = this;
    this.serial = (serial + count) & 0xffff;
    return serial;
  }
}

/** In a device's manner. */
function wordsTo({ asks, seconds }: TrackerCommand): string {
  switch (asks) {
    case 'interval':
      return `New value ${seconds};`;
    case 'other':
      return 'Unknown command';
    default:
      return 'OK';
  }
}
