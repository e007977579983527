import { type DecodedFrame, type DeviceProtocol, faulty } from './device-protocol.js';
import { FrameReader } from './frame-reader.js';

/** All frames of a datagram, as one. Bytes that are none, and frames of several devices, cost it all: UDP cuts nothing by itself. */
export function readDatagram(protocol: DeviceProtocol, bytes: Buffer, receivedAt: number): DecodedFrame {
  const codec = protocol.open();
  const reader = new FrameReader(protocol);
  const frames: DecodedFrame[] = [];
  for (const piece of reader.push(bytes)) {
    const frame = piece.kind === 'frame' ? codec.decode(piece.frame, receivedAt) : faulty('noise');
    if (frame.fault) return frame;
    frames.push(frame);
  }
  if (reader.unfinished > 0) return faulty('truncated');
  const names = new Set(frames.flatMap(({ uniqueId }) => (uniqueId === undefined ? [] : [uniqueId])));
  if (names.size !== 1) return faulty(names.size === 0 ? 'no_login' : 'malformed');
  const [uniqueId] = names;
  const answer = frames.findLast((frame) => frame.answer)?.answer;
  const otherAlarms = frames.flatMap((frame) => frame.otherAlarms ?? []);
  return {
    uniqueId: uniqueId!,
    reports: frames.flatMap(({ reports }) => reports),
    readings: Object.assign({}, ...frames.map(({ readings }) => readings)) as NonNullable<DecodedFrame['readings']>,
    ...(answer && { answer }),
    ...(otherAlarms.length > 0 && { otherAlarms }),
    reply: (outcome) => {
      const replies = frames.flatMap((frame) => frame.reply(outcome) ?? []);
      return replies.length > 0 ? Buffer.concat(replies) : undefined;
    },
  };
}
