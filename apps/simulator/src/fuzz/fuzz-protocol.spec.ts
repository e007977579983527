import { describe, expect, it } from '@jest/globals';
import { type DecodedFrame, deviceProtocols, FrameReader, protocolNames } from '#protocols';
import { fuzzProtocol } from './fuzz-protocol.js';

const vectors = new URL('../../../../test/replay/vectors/', import.meta.url);

/** Each begins a frame, or seems to, at every few of its bytes. */
const floods = [
  '78',
  '787805',
  '797907ff',
  '797907ff0d0d0d0d',
  '797907ff0d0a0d0a',
  '2a',
  '24',
  '2a4851',
  '5b',
  '5b33472a',
  '0d0a',
  'ff',
];

describe('a flood of what may begin a frame', () => {
  it.each(protocolNames)('costs %s no more than its length', (name) => {
    for (const flood of floods) {
      const bytes = Buffer.alloc(65_536, Buffer.from(flood, 'hex'));
      const cost = (): number => {
        const reader = new FrameReader(deviceProtocols[name]);
        const from = process.cpuUsage();
        Array.from(reader.push(bytes));
        return process.cpuUsage(from).user / 1_000;
      };
      // Some 1 to 5 ms of the processor. Where each byte looks at all that follow, hundreds.
      const isCheap = Array.from({ length: 5 }).some(() => cost() < 100);
      expect({ flood, isCheap }).toEqual({ flood, isCheap: true });
    }
  });
});

describe('changed frames', () => {
  it.each(protocolNames)('of %s are decoded or refused, at once and without a trace', (name) => {
    const result = fuzzProtocol({ name, frames: 20_000, seed: 7, vectors });
    expect(result.believed).toBeGreaterThan(1_000);
    expect(result.found - result.believed).toBeGreaterThan(1_000);
  });

  it('are told from those that a decoder fails at', () => {
    const { open } = deviceProtocols.watch;
    const fuzzWith = (change: (frame: Buffer) => Partial<DecodedFrame> | undefined) => () => {
      const codec = open();
      const decode = (frame: Buffer, at: number) => ({ ...codec.decode(frame, at), ...change(frame) });
      Object.assign(deviceProtocols.watch, { open: () => ({ encode: () => undefined, decode }) });
      try {
        fuzzProtocol({ name: 'watch', frames: 2_000, seed: 7, vectors });
      } finally {
        Object.assign(deviceProtocols.watch, { open });
      }
    };
    const behind = (frame: Buffer) => new Uint8Array(frame.buffer, frame.byteOffset + frame.length, 1);
    expect(fuzzWith((frame) => void frame.readUInt32BE(4))).toThrow(/^throws RangeError/);
    expect(fuzzWith((frame) => void behind(frame).fill(1))).toThrow(/^writes beside/);
    expect(fuzzWith((frame) => ({ otherAlarms: [String(behind(frame)[0])] }))).toThrow(/^reads beside/);
    expect(fuzzWith(() => ({ reply: () => Buffer.of(1) }))).toThrow(/^answers a stranger/);
    expect(fuzzWith(() => ({ fault: 'noise', reports: [{ fixTime: 0 }] }))).toThrow(/^believes/);
    expect(fuzzWith(() => undefined)).not.toThrow();
  });
});
