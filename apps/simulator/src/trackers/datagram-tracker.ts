import { createSocket, type Socket } from 'node:dgram';
import { TrackerMemory } from './tracker-memory.js';
import type { TrackerGround } from './simulated-tracker.js';
import type { DatagramVoice, TrackerAlarm, TrackerFix } from './voices/tracker-voice.js';

const keptFixes = 500;
/** What was not answered by then is sent again. */
const patienceMilliseconds = 5_000;

/** A tracker over UDP: one datagram under way, again and again until it is answered. Hears no commands. */
export class DatagramTracker {
  private readonly memory = new TrackerMemory(keptFixes);
  private readonly socket: Socket;
  private underWay: { fixes: readonly TrackerFix[]; serial: number; sentAt: number } | undefined;
  private serial = 1;

  constructor(
    private readonly voice: DatagramVoice,
    private readonly ground: Pick<TrackerGround, 'host' | 'port' | 'clock' | 'where'>,
  ) {
    this.socket = createSocket(ground.host.includes(':') ? 'udp6' : 'udp4');
    this.socket.on('message', (bytes: Buffer) => this.hear(bytes));
    // Nobody listens there yet: it is sent again.
    this.socket.on('error', () => undefined);
  }

  get unacknowledged(): number {
    return this.memory.size;
  }

  report(alarm?: TrackerAlarm): void {
    this.memory.keep({ ...this.ground.where(), ...(alarm && { alarm }) });
    this.flush();
  }

  /** Sends again what has waited for its answer for too long. */
  look(): void {
    if (!this.underWay || this.ground.clock.now() - this.underWay.sentAt < patienceMilliseconds) return;
    this.send(this.underWay.fixes, this.underWay.serial);
  }

  end(): void {
    this.socket.close();
  }

  private flush(): void {
    const fixes = this.memory.take(this.voice.mostFixes, () => true);
    if (fixes.length === 0) return;
    this.send(fixes, this.serial);
    this.serial = (this.serial + 1) & 0xffff;
  }

  private send(fixes: readonly TrackerFix[], serial: number): void {
    this.underWay = { fixes, serial, sentAt: this.ground.clock.now() };
    this.socket.send(this.voice.datagram(fixes, serial), this.ground.port, this.ground.host);
  }

  private hear(bytes: Buffer): void {
    const reply = this.voice.acknowledgedBy(bytes);
    // An answer to what was sent twice counts once.
    if (!reply || reply.serial !== this.underWay?.serial) return;
    this.underWay = undefined;
    this.memory.acknowledged(reply.count);
    this.flush();
  }
}
