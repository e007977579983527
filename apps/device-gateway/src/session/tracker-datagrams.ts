import type { Clock } from '#domain';
import type { DecodedFrame, DeviceProtocol, FrameFault, ProtocolName } from '#protocols';
import type { DatagramPeers, DatagramSender } from './datagram-peers.js';
import type { SessionWork } from './live-session.js';

/** Datagrams whose reports wait; what comes beyond is dropped, and its device sends it again. */
const mostWaiting = 1_000;

export interface DatagramObserver {
  faulted(protocol: ProtocolName, fault: FrameFault, bytes: Buffer): void;
  unknown(protocol: ProtocolName, uniqueId: string): void;
  failed(error: unknown): void;
}

/**
 * Trackers over UDP: each datagram names its device and is judged by itself. An address is easily forged there; a reply is shorter than
 * what it answers, and what waits for the device goes there for a moment only ({@link DatagramPeers}).
 */
export class TrackerDatagrams {
  private waiting = 0;

  constructor(
    private readonly does: SessionWork,
    private readonly peers: DatagramPeers,
    private readonly observer: DatagramObserver,
    private readonly clock: Clock,
  ) {}

  /** Resolves when all that follows from it is done. Never rejects. */
  async take(protocol: DeviceProtocol, bytes: Buffer, sender: DatagramSender): Promise<void> {
    const decoded = protocol.datagram!(bytes, this.clock.now());
    if (decoded.uniqueId === undefined && decoded.answer) return this.peers.answered(sender, decoded.answer);
    const fault = decoded.fault ?? (decoded.uniqueId === undefined ? 'no_login' : undefined);
    if (fault) return this.observer.faulted(protocol.name, fault, bytes);
    if (this.waiting >= mostWaiting) return;
    this.waiting += 1;
    try {
      await this.outcome(protocol, decoded, decoded.uniqueId!, sender);
    } catch (error) {
      this.observer.failed(error);
    } finally {
      this.waiting -= 1;
    }
  }

  private async outcome(
    protocol: DeviceProtocol,
    { reports, answer, reply }: DecodedFrame,
    uniqueId: string,
    sender: DatagramSender,
  ): Promise<void> {
    const device = await this.does.recognise(protocol.name, uniqueId);
    if (!device) {
      this.observer.unknown(protocol.name, uniqueId);
      return;
    }
    const received = reports.length > 0 ? await this.does.store(device, reports) : undefined;
    const bytes = reply({ isKnown: true, isStored: true });
    if (bytes) sender.send(bytes);
    this.peers.heard(device, protocol, sender, { received, answer });
  }
}
