import { setTimeout as sleep } from 'node:timers/promises';
import type { DeviceCaller } from '#access';
import type { Clock } from '#domain';
import type { DeviceCommand, DeviceProtocol, ProtocolName } from '#protocols';
import type { ReceivedReports, Report } from '#tracking';
import { type SessionEnd, type Step, TrackerSession } from './tracker-session.js';

/** Where the bytes of a session go: a socket, or the address that datagrams came from. */
export interface Peer {
  send(bytes: Buffer): void;
  /** Whatever was sent before goes out first. */
  end(): void;
}

/** What a session needs done. Rejects where the database could not be asked. */
export interface SessionWork {
  recognise(protocol: ProtocolName, uniqueId: string): Promise<DeviceCaller | undefined>;
  /** Resolves after the commit. */
  store(device: DeviceCaller, reports: readonly Report[]): Promise<ReceivedReports>;
}

/** Who wants to know what becomes of sessions. */
export interface SessionObserver {
  began(session: LiveSession): void;
  answered(session: LiveSession, answer: Extract<Step, { kind: 'answered' }>['answer']): void;
  reported(session: LiveSession, received: ReceivedReports): void;
  faulted(session: LiveSession, step: Extract<Step, { kind: 'fault' }>): void;
  unknown(protocol: ProtocolName, uniqueId: string): void;
  failed(error: unknown): void;
  /** `why` is absent when the other end hung up. */
  ended(session: LiveSession, why: SessionEnd | undefined): void;
}

/** A connection at work: does what its {@link TrackerSession} says, one thing after the other. */
export class LiveSession {
  readonly beganAt: number;
  private readonly session: TrackerSession;
  private known: DeviceCaller | undefined;
  private work: Promise<void> = Promise.resolve();
  private isOver = false;

  constructor(
    readonly id: string,
    readonly protocol: DeviceProtocol,
    idleMilliseconds: number,
    private readonly peer: Peer,
    private readonly does: SessionWork,
    private readonly observer: SessionObserver,
    private readonly clock: Clock,
  ) {
    this.beganAt = clock.now();
    this.session = new TrackerSession(protocol, this.beganAt, idleMilliseconds);
  }

  /** Whose it is; `undefined` until it has named itself. */
  get device(): DeviceCaller | undefined {
    return this.known;
  }

  get heardAt(): number {
    return this.session.heardAt;
  }

  /** Resolves when all that follows from the bytes is done: so long no more of the connection is read. Never rejects. */
  take(chunk: Buffer): Promise<void> {
    this.work = this.work.then(() => this.run(chunk)).catch((error: unknown) => this.fail(error));
    return this.work;
  }

  /** Resolves when what is under way is done. */
  settled(): Promise<void> {
    return this.work;
  }

  /** @returns by which number the answer comes back, where the protocol carries one; `undefined`: it could not be sent */
  send(command: DeviceCommand): number | undefined {
    if (this.isOver) return undefined;
    const asked = this.session.ask(command);
    if (!asked) return undefined;
    this.peer.send(asked.bytes);
    return asked.sequence;
  }

  /** Ends it when it has been silent for too long. */
  look(now: number): void {
    const why = this.session.overdue(now);
    if (why) this.end(why);
  }

  end(why?: SessionEnd): void {
    if (this.isOver) return;
    this.isOver = true;
    this.peer.end();
    this.observer.ended(this, why);
  }

  private async run(chunk: Buffer): Promise<void> {
    const steps = this.session.receive(chunk, this.clock.now());
    let next = steps.next();
    while (!next.done && !this.isOver) next = steps.next(await this.do(next.value));
  }

  private async do(step: Step): Promise<boolean> {
    switch (step.kind) {
      case 'identify':
        return this.identify(step.uniqueId);
      case 'store':
        return this.store(step.reports);
      case 'answered':
        this.observer.answered(this, step.answer);
        return true;
      case 'send':
        this.peer.send(step.bytes);
        return true;
      case 'fault':
        this.observer.faulted(this, step);
        return true;
      case 'rest':
        await sleep(step.milliseconds, undefined, { ref: false });
        return true;
      case 'end':
        this.end(step.why);
        return true;
    }
  }

  private async identify(uniqueId: string): Promise<boolean> {
    const device = await this.does.recognise(this.protocol.name, uniqueId);
    if (!device) {
      this.observer.unknown(this.protocol.name, uniqueId);
      return false;
    }
    this.known = device;
    this.observer.began(this);
    return true;
  }

  /** Who it is is looked up again, so that a device that was revoked meanwhile is nobody's from the next report on. */
  private async store(reports: readonly Report[]): Promise<boolean> {
    const device = await this.does.recognise(this.protocol.name, this.known!.uniqueId);
    if (device?.deviceId !== this.known!.deviceId) return false;
    this.known = device;
    this.observer.reported(this, await this.does.store(device, reports));
    return true;
  }

  /** Nothing was acknowledged: the device connects again, and sends again. */
  private fail(error: unknown): void {
    this.observer.failed(error);
    this.end('not_stored');
  }
}
