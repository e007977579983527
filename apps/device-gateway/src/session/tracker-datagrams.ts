import type { Clock } from '#domain';
import type { DecodedFrame, DeviceProtocol, FrameFault, ProtocolName } from '#protocols';
import type { SessionWork } from './live-session.js';

/** Datagrams whose reports wait; what comes beyond is dropped, and its device sends it again. */
const mostWaiting = 1_000;

export interface DatagramObserver {
  faulted(protocol: ProtocolName, fault: FrameFault, bytes: Buffer): void;
  unknown(protocol: ProtocolName, uniqueId: string): void;
  failed(error: unknown): void;
}

/**
 * Trackers over UDP: each datagram names its device and is judged by itself, so that nothing is kept of a peer. An address is easily
 * forged there; a reply is shorter than what it answers.
 */
export class TrackerDatagrams {
  private waiting = 0;

  constructor(
    private readonly does: SessionWork,
    private readonly observer: DatagramObserver,
    private readonly clock: Clock,
  ) {}

  /** Resolves when all that follows from it is done. Never rejects. */
  async take(protocol: DeviceProtocol, bytes: Buffer, send: (reply: Buffer) => void): Promise<void> {
    const decoded = protocol.datagram!(bytes, this.clock.now());
    const fault = decoded.fault ?? (decoded.uniqueId === undefined ? 'no_login' : undefined);
    if (fault) return this.observer.faulted(protocol.name, fault, bytes);
    if (this.waiting >= mostWaiting) return;
    this.waiting += 1;
    try {
      const reply = await this.outcome(protocol, decoded, decoded.uniqueId!);
      if (reply) send(reply);
    } catch (error) {
      this.observer.failed(error);
    } finally {
      this.waiting -= 1;
    }
  }

  private async outcome(
    protocol: DeviceProtocol,
    { reports, reply }: DecodedFrame,
    uniqueId: string,
  ): Promise<Buffer | undefined> {
    const device = await this.does.recognise(protocol.name, uniqueId);
    if (!device) {
      this.observer.unknown(protocol.name, uniqueId);
      return undefined;
    }
    if (reports.length > 0) await this.does.store(device, reports);
    return reply({ isKnown: true, isStored: true });
  }
}
