import { Logger } from '@nestjs/common';
import { type Clock, newId } from '#domain';
import type { DeviceSessions } from '#persistence';
import type { CommandAnswer, DeviceProtocol, ProtocolName } from '#protocols';
import type { ReceivedReports } from '#tracking';
import type { GatewayMetrics } from '../metrics/gateway-metrics.js';
import { LiveSession, type Peer, type SessionObserver, type SessionWork } from './live-session.js';
import type { PutAside } from './put-aside.js';
import type { SessionEnd } from './tracker-session.js';

/** A living device says something at least this often: by its heartbeat, or by reports of a bracelet at rest. */
const idleMilliseconds: Record<ProtocolName, number> = {
  teltonika: 20 * 60_000,
  gt06: 12 * 60_000,
  h02: 12 * 60_000,
  watch: 20 * 60_000,
};

/** What other rooms want to hear of sessions of known devices. */
export interface SessionListener {
  began?(session: LiveSession): void;
  answered?(session: LiveSession, answer: CommandAnswer): void;
  /** After the commit: its `directive` says how the device shall report from now on. */
  reported?(session: LiveSession, received: ReceivedReports): void;
  ended?(session: LiveSession): void;
}

/** Every connection of this process, and the newest of each device. */
export class LiveSessions implements SessionObserver {
  private readonly log = new Logger(LiveSessions.name);
  private readonly all = new Set<LiveSession>();
  private readonly newest = new Map<string, LiveSession>();
  private readonly gone: string[] = [];
  private readonly listeners: SessionListener[] = [];
  private writtenUntil = -Infinity;
  private readonly toldTwice = new Map<string, number>();

  constructor(
    private readonly does: SessionWork,
    private readonly putAside: PutAside,
    private readonly rows: DeviceSessions,
    private readonly metrics: GatewayMetrics,
    private readonly clock: Clock,
  ) {
    metrics.watchSessions(() => this.newest.size);
  }

  /** Connections, of devices that are known and not. */
  get size(): number {
    return this.all.size;
  }

  open(protocol: DeviceProtocol, peer: Peer): LiveSession {
    const session = new LiveSession(
      newId(),
      protocol,
      idleMilliseconds[protocol.name],
      peer,
      this.does,
      this,
      this.clock,
    );
    this.all.add(session);
    return session;
  }

  hear(listener: SessionListener): void {
    this.listeners.push(listener);
  }

  /** The connection by which a device can be asked now; of several the one that began last. */
  of(deviceId: string): LiveSession | undefined {
    return this.newest.get(deviceId);
  }

  /** Devices that are connected here. */
  deviceIds(): IterableIterator<string> {
    return this.newest.keys();
  }

  began(session: LiveSession): void {
    this.newest.set(session.device!.deviceId, session);
    this.metrics.sessionBegan(session.protocol.name);
    for (const listener of this.listeners) listener.began?.(session);
  }

  answered(session: LiveSession, answer: CommandAnswer): void {
    for (const listener of this.listeners) listener.answered?.(session, answer);
  }

  reported(session: LiveSession, received: ReceivedReports): void {
    for (const listener of this.listeners) listener.reported?.(session, received);
  }

  faulted(session: LiveSession, { fault, bytes }: Parameters<SessionObserver['faulted']>[1]): void {
    this.metrics.frameRefused(session.protocol.name, fault);
    this.putAside.frame(session.protocol.name, fault, bytes, session.device);
  }

  unknown(protocol: ProtocolName, uniqueId: string): void {
    this.metrics.strangerCame(protocol);
    this.putAside.stranger(protocol, uniqueId);
  }

  failed(error: unknown): void {
    this.log.warn({ error: (error as Error).name }, 'reports of a tracker were not stored; it will send them again');
  }

  ended(session: LiveSession, why: SessionEnd | undefined): void {
    this.all.delete(session);
    this.metrics.connectionEnded(session.protocol.name, why ?? 'hung_up');
    const deviceId = session.device?.deviceId;
    if (deviceId === undefined) return;
    this.gone.push(session.id);
    if (this.newest.get(deviceId) === session) this.newest.delete(deviceId);
    for (const listener of this.listeners) listener.ended?.(session);
  }

  /** Ends those that are silent for too long. */
  look(): void {
    const now = this.clock.now();
    for (const session of this.all) session.look(now);
  }

  /** Tells the database who is connected, in a few statements for all; rejects when it is away, and tells it the next time. */
  async write(): Promise<void> {
    const now = this.clock.now();
    const heard = [...this.all].filter(({ device, heardAt }) => device && heardAt >= this.writtenUntil);
    if (heard.length > 0) {
      await this.rows.keep(
        heard.map(({ id, device, protocol, beganAt, heardAt }) => ({
          id,
          deviceId: device!.deviceId,
          agencyId: device!.agencyId,
          protocol: protocol.name,
          beganAt,
          heardAt,
        })),
      );
      await this.tellOfTwice(heard, now);
    }
    this.writtenUntil = now;
    const gone = this.gone.splice(0);
    if (gone.length > 0) await this.rows.end(gone);
  }

  /** Ends all, and waits for what is under way. */
  async endAll(): Promise<void> {
    const all = [...this.all];
    for (const session of all) session.end();
    await Promise.all(all.map((session) => session.settled()));
  }

  /** One identity in two connections, both alive: a copy of a device that somebody wears, or leaves at home. */
  private async tellOfTwice(heard: readonly LiveSession[], now: number): Promise<void> {
    for (const [deviceId, at] of this.toldTwice) if (now - at >= tellAgainMilliseconds) this.toldTwice.delete(deviceId);
    const twice = new Set(await this.rows.twice(heard.map(({ id }) => id)));
    for (const { id, device } of heard) {
      if (!twice.has(id) || this.toldTwice.has(device!.deviceId)) continue;
      this.toldTwice.set(device!.deviceId, now);
      this.metrics.identityTwice();
      await this.does.store(device!, [{ fixTime: now, identityTwice: true }]);
    }
  }
}

/** The engine tells a tampering that goes on again as often. */
const tellAgainMilliseconds = 600_000;
