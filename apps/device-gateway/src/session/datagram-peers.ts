import type { DeviceCaller } from '#access';
import type { Clock } from '#domain';
import type { CommandAnswer, DeviceCommand, DeviceProtocol } from '#protocols';
import type { ReceivedReports } from '#tracking';

/** Where a datagram came from, and the way back. */
export interface DatagramSender {
  /** Tells senders apart. */
  address: string;
  send(bytes: Buffer): void;
}

/** So long the way back through an operator's network is open; nothing is known of a sender afterwards. */
const openMilliseconds = 30_000;
const mostPeers = 10_000;
const atRest = Promise.resolve();

/** A device that has just been acknowledged over UDP. */
export class DatagramPeer {
  private sequence = 0;

  constructor(
    readonly device: DeviceCaller,
    private readonly protocol: DeviceProtocol,
    public sender: DatagramSender,
    public heardAt: number,
  ) {}

  /** @returns `undefined`: it cannot be asked this over UDP */
  send(command: DeviceCommand): number | undefined {
    const bytes = this.protocol.commandDatagram?.(command, this.device.uniqueId);
    if (!bytes) return undefined;
    this.sender.send(bytes);
    return (this.sequence = (this.sequence + 1) & 0xffff);
  }

  settled(): Promise<void> {
    return atRest;
  }
}

/** Who wants to know what devices say over UDP. */
export interface DatagramListener {
  answered(peer: DatagramPeer, answer: CommandAnswer): void;
  reported(peer: DatagramPeer, received: ReceivedReports): void;
}

/** Devices that were heard over UDP a moment ago and can be asked something by that way. */
export class DatagramPeers {
  /** The one that was heard longest ago first. */
  private readonly peers = new Map<string, DatagramPeer>();
  private readonly byAddress = new Map<string, DatagramPeer>();
  private listener: DatagramListener | undefined;

  constructor(private readonly clock: Clock) {}

  hear(listener: DatagramListener): void {
    this.listener = listener;
  }

  of(deviceId: string): DatagramPeer | undefined {
    this.forgetOld();
    return this.peers.get(deviceId);
  }

  deviceIds(): Iterable<string> {
    this.forgetOld();
    return this.peers.keys();
  }

  /** What the device said is durable and acknowledged. Where it is to be asked something, its reports alone say. */
  heard(
    device: DeviceCaller,
    protocol: DeviceProtocol,
    sender: DatagramSender,
    said: { received?: ReceivedReports | undefined; answer?: CommandAnswer | undefined },
  ): void {
    if (!protocol.commandDatagram) return;
    if (said.received) this.remember(device, protocol, sender);
    const peer = this.of(device.deviceId);
    if (!peer) return;
    if (said.answer) this.listener?.answered(peer, said.answer);
    if (said.received) this.listener?.reported(peer, said.received);
  }

  /** An answer that names no device: it is of the one that was just asked at this address. */
  answered(sender: DatagramSender, answer: CommandAnswer): void {
    this.forgetOld();
    const peer = this.byAddress.get(sender.address);
    if (peer) this.listener?.answered(peer, answer);
  }

  private remember(device: DeviceCaller, protocol: DeviceProtocol, sender: DatagramSender): void {
    this.forgetOld();
    const known = this.peers.get(device.deviceId);
    const peer = known ?? new DatagramPeer(device, protocol, sender, this.clock.now());
    if (known) this.forget(known);
    peer.sender = sender;
    peer.heardAt = this.clock.now();
    this.peers.set(device.deviceId, peer);
    this.byAddress.set(sender.address, peer);
  }

  private forgetOld(): void {
    const heardBefore = this.clock.now() - openMilliseconds;
    for (const peer of this.peers.values()) {
      if (peer.heardAt > heardBefore && this.peers.size < mostPeers) return;
      this.forget(peer);
    }
  }

  private forget(peer: DatagramPeer): void {
    this.peers.delete(peer.device.deviceId);
    if (this.byAddress.get(peer.sender.address) === peer) this.byAddress.delete(peer.sender.address);
  }
}
