import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import { DatagramTracker } from './datagram-tracker.js';
import { SimulatedTracker } from './simulated-tracker.js';
import { TeltonikaVoice } from './voices/teltonika-voice.js';
import type { TrackerFix } from './voices/tracker-voice.js';

const clock = new MovableClock(Date.UTC(2026, 4, 4, 6));
const host = '127.0.0.1';
const where = (): TrackerFix => ({
  at: clock.now(),
  longitude: 76.9,
  latitude: 43.2,
  satellites: 8,
  speedMetersPerSecond: 0,
  courseDegrees: 0,
  batteryPercent: 50,
  signalPercent: 50,
});
const letIn = Buffer.of(1);
const one = Buffer.of(0, 0, 0, 1);
const loginBytes = 17;

describe('a simulated tracker', () => {
  let server: Server;
  let tracker: SimulatedTracker;
  let accept: (socket: Socket) => void;

  beforeEach(async () => {
    server = createServer((socket) => accept(socket.on('error', () => undefined)));
    server.listen(0, host);
    await once(server, 'listening');
    tracker = new SimulatedTracker(new TeltonikaVoice('356307042440013'), {
      host,
      port: (server.address() as AddressInfo).port,
      clock,
      where,
      backOff: { succeeded: () => undefined, failed: () => 0 },
      pause: () => Promise.resolve(),
      complain: () => undefined,
    });
  });
  afterEach(() => {
    tracker.end();
    server.close();
  });

  const nextLine = () => new Promise<Socket>((resolve) => (accept = resolve));
  /** The next bytes, so many of them. */
  async function said(socket: Socket, length: number): Promise<Buffer> {
    for (;;) {
      const bytes = socket.read(length) as Buffer | null;
      if (bytes) return bytes;
      await once(socket, 'readable');
    }
  }
  async function packet(socket: Socket): Promise<Buffer> {
    const head = await said(socket, 8);
    return Buffer.concat([head, await said(socket, head.readUInt32BE(4) + 4)]);
  }

  it('gives up a line on which nothing comes back, and sends the same on the next one', async () => {
    let coming = nextLine();
    tracker.begin();
    tracker.report();
    const first = await coming;
    expect((await said(first, loginBytes)).toString('latin1', 2)).toBe('356307042440013');
    first.write(letIn);
    const sent = await packet(first);
    clock.move(29_999);
    tracker.look();
    expect(first.destroyed).toBe(false);
    coming = nextLine();
    clock.move(1);
    tracker.look();
    const second = await coming;
    await said(second, loginBytes);
    second.write(letIn);
    expect(await packet(second)).toEqual(sent);
    expect(tracker.unacknowledged).toBe(1);
    tracker.report();
    second.write(one);
    // What was reported meanwhile waited for that.
    expect((await packet(second))[9]).toBe(1);
    expect(tracker.unacknowledged).toBe(1);
  });

  it('says that it lives when it has said nothing else for long', async () => {
    const coming = nextLine();
    tracker.begin();
    const line = await coming;
    await said(line, loginBytes);
    line.write(letIn);
    tracker.report();
    await packet(line);
    line.write(one);
    tracker.report();
    await packet(line);
    line.write(one);
    tracker.report();
    await packet(line);
    line.write(one);
    while (tracker.unacknowledged > 0) await new Promise((resume) => setImmediate(resume));
    clock.move(180_000);
    tracker.look();
    expect(await said(line, 1)).toEqual(Buffer.of(0xff));
  });
});

describe('a simulated tracker over UDP', () => {
  it('sends again what was not answered, under the same number, and then what came after it', async () => {
    const gateway = createSocket('udp4').bind(0, host);
    await once(gateway, 'listening');
    const ground = { host, port: gateway.address().port, clock, where };
    const tracker = new DatagramTracker(new TeltonikaVoice('356307042440013'), ground);
    const heard = async () => (await once(gateway, 'message')) as [Buffer, { port: number }];
    let coming = heard();
    tracker.report();
    const [first, peer] = await coming;
    tracker.report();
    coming = heard();
    clock.move(5_000);
    tracker.look();
    expect((await coming)[0]).toEqual(first);
    coming = heard();
    // Of another datagram, then of this one.
    gateway.send(Buffer.of(0, 5, 9, 9, 1, 9, 1), peer.port, host);
    gateway.send(Buffer.of(0, 5, first[2]!, first[3]!, 1, first[5]!, 1), peer.port, host);
    const [next] = await coming;
    expect(next.readUInt16BE(2)).toBe(first.readUInt16BE(2) + 1);
    expect(tracker.unacknowledged).toBe(1);
    tracker.end();
    gateway.close();
  });
});
