import type { DecodedFrame, DeviceCodec, DeviceCommand, DeviceProtocol } from '../stream/device-protocol.js';
import { faulty } from '../stream/device-protocol.js';
import { readDatagram } from '../stream/read-datagram.js';
import { decodeBinary } from './binary.js';
import { dollar, maxH02FrameBytes, nextH02, recordTailBytes } from './framing.js';
import { decodeText, markOf, type Sender } from './text.js';

/** H02 ("Communication protocol" 1.0.5 and the older ones of TH and XY): texts, and records in half bytes, each with its device's number. */
export const h02: DeviceProtocol = {
  name: 'h02',
  maxFrameBytes: maxH02FrameBytes,
  next: nextH02,
  tailBytes: (frame) => (frame[0] === dollar ? recordTailBytes : 0),
  open: () => new H02Codec(),
  datagram: (bytes, receivedAt) => readDatagram(h02, bytes, receivedAt),
};

class H02Codec implements DeviceCodec {
  private device?: Sender;

  decode(frame: Buffer, receivedAt: number): DecodedFrame {
    if (frame.length === 0) return faulty('truncated');
    if (frame[0] === dollar) return this.remember(decodeBinary(frame));
    const { decoded, from } = decodeText(frame, receivedAt);
    if (from && decoded.fault === undefined) this.device = from;
    return decoded;
  }

  encode(command: DeviceCommand, sequence: number): Buffer | undefined {
    const text = textOf(command, markOf(sequence));
    if (text === undefined || this.device === undefined) return undefined;
    return Buffer.from(`*${this.device.maker},${this.device.uniqueId},${text}#`, 'latin1');
  }

  /** A record has no letters of its maker; those that all understand are HQ. */
  private remember(decoded: DecodedFrame): DecodedFrame {
    if (decoded.uniqueId !== undefined) this.device ??= { maker: 'HQ', uniqueId: decoded.uniqueId };
    return decoded;
  }
}

/** D1 has the device send so many positions, S71 with 22 how often it sends them from then on. */
function textOf(command: DeviceCommand, mark: string): string | undefined {
  switch (command.kind) {
    case 'locate_now':
      return `D1,${mark},5,1`;
    case 'set_interval':
      return `S71,${mark},22,${Math.max(1, Math.round(command.seconds))}`;
    case 'vibrate':
    case 'text':
      return undefined;
  }
}
