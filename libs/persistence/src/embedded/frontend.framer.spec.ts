import { describe, expect, it } from '@jest/globals';
import { FrontendFramer } from './frontend.framer.js';
import { Frontend, SYNC, message, queryMessage } from './wire-messages.js';

const LIMIT = 1024 * 1024;

function startupPacket(body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([length, body]);
}

function drain(framer: FrontendFramer): Buffer[] {
  const messages: Buffer[] = [];
  for (let next = framer.nextMessage(); next; next = framer.nextMessage()) messages.push(next.bytes);
  return messages;
}

describe('FrontendFramer', () => {
  const messages = [
    queryMessage('SELECT 1'),
    SYNC,
    message(Frontend.parse, Buffer.from('\0x\0\0\0')),
    queryMessage(''),
  ];
  const stream = Buffer.concat(messages);

  it('finds the same messages wherever the stream is split in two', () => {
    for (let at = 0; at <= stream.length; at += 1) {
      const framer = new FrontendFramer(LIMIT);
      framer.push(stream.subarray(0, at));
      const found = drain(framer);
      framer.push(stream.subarray(at));
      expect([...found, ...drain(framer)]).toEqual(messages);
      expect(framer.buffered).toBe(0);
    }
  });

  it('finds the same messages in fragments of every size', () => {
    for (let size = 1; size <= stream.length; size += 1) {
      const framer = new FrontendFramer(LIMIT);
      const found: Buffer[] = [];
      for (let at = 0; at < stream.length; at += size) {
        framer.push(stream.subarray(at, at + size));
        found.push(...drain(framer));
      }
      expect(found).toEqual(messages);
    }
  });

  it('joins a message of many chunks and leaves what follows it', () => {
    const large = queryMessage('x'.repeat(400_000));
    const framer = new FrontendFramer(LIMIT);
    const bytes = Buffer.concat([large, SYNC]);
    for (let at = 0; at < bytes.length; at += 65_536) framer.push(bytes.subarray(at, at + 65_536));
    expect(drain(framer)).toEqual([large, SYNC]);
  });

  it('reads a startup packet split at every offset, then messages', () => {
    const packet = startupPacket(Buffer.from('\0\x03\0\0user\0q\0\0'));
    const bytes = Buffer.concat([packet, SYNC]);
    for (let at = 0; at <= bytes.length; at += 1) {
      const framer = new FrontendFramer(LIMIT);
      framer.push(bytes.subarray(0, at));
      let startup = framer.nextStartupPacket();
      framer.push(bytes.subarray(at));
      startup ??= framer.nextStartupPacket();
      expect(startup).toEqual(packet.subarray(4));
      expect(drain(framer)).toEqual([SYNC]);
    }
  });

  it('refuses a length that cannot be', () => {
    const framer = new FrontendFramer(LIMIT);
    framer.push(Buffer.from([Frontend.query, 0, 0, 0, 3]));
    expect(() => framer.nextMessage()).toThrow(expect.objectContaining({ code: 'protocol-violation' }));
    const startup = new FrontendFramer(LIMIT);
    startup.push(Buffer.from('GET / HTTP/1.1'));
    expect(() => startup.nextStartupPacket()).toThrow(expect.objectContaining({ code: 'protocol-violation' }));
  });

  it('refuses a message above the limit by its header, before its body comes', () => {
    const framer = new FrontendFramer(100);
    framer.push(queryMessage('x'.repeat(200)).subarray(0, 5));
    expect(() => framer.nextMessage()).toThrow(expect.objectContaining({ code: 'request-too-large' }));
  });
});
