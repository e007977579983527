import { describe, expect, it } from '@jest/globals';
import {
  type DeviceCommand,
  deviceProtocols,
  type DecodedFrame,
  FrameReader,
  type ProtocolName,
  protocolNames,
} from '#protocols';
import { TeltonikaVoice } from './teltonika-voice.js';
import type { Heard, TrackerFix } from './tracker-voice.js';
import { voiceOf } from './voice-of.js';

const imei = '356307042440013';
const receivedAt = Date.UTC(2026, 4, 4, 6, 0, 20);
const stored = { isKnown: true, isStored: true };
const fix: TrackerFix = {
  at: Date.UTC(2026, 4, 4, 6),
  longitude: 76.928612,
  latitude: -43.238934,
  satellites: 9,
  horizontalDilution: 1.2,
  speedMetersPerSecond: 10,
  courseDegrees: 249,
  altitudeMeters: 812,
  batteryPercent: 50,
  signalPercent: 75,
};
/** What each has a field for; GT06 says its battery with heartbeats and alarms alone. */
const besides: Record<ProtocolName, object> = {
  teltonika: { accuracyMeters: 6, altitudeMeters: 812, batteryPercent: 50, signalPercent: 80, moving: true },
  gt06: {},
  h02: {},
  watch: { altitudeMeters: 812, batteryPercent: 50, signalPercent: 75 },
};

/** Both ends of a line: what the gateway's codec makes of the tracker's bytes, and what the tracker hears of its replies. */
function lineOf(protocol: ProtocolName) {
  const voice = voiceOf(protocol, imei);
  const [reader, codec, ear] = [
    new FrameReader(deviceProtocols[protocol]),
    deviceProtocols[protocol].open(),
    voice.hears(),
  ];
  const hear = (bytes: Buffer): Heard[] => [...bytes].flatMap((byte) => ear.take(Buffer.of(byte)));
  return {
    voice,
    say: (bytes: Buffer): { frames: DecodedFrame[]; heard: Heard[] } => {
      const frames = [...bytes]
        .flatMap((byte) => [...reader.push(Buffer.of(byte))])
        .map((piece) => {
          if (piece.kind === 'fault') throw new Error(piece.fault);
          const decoded = codec.decode(piece.frame, receivedAt);
          if (decoded.fault) throw new Error(decoded.fault);
          return decoded;
        });
      return { frames, heard: frames.flatMap((frame) => hear(frame.reply(stored) ?? Buffer.alloc(0))) };
    },
    ask: (command: DeviceCommand, sequence = 7): Heard[] => hear(codec.encode(command, sequence)!),
  };
}

/** A line on which the tracker has named itself. */
function open(protocol: ProtocolName) {
  const line = lineOf(protocol);
  const hello = line.voice.hello();
  const first = line.say(hello ?? line.voice.heartbeat(fix, 1));
  return { ...line, first };
}

const told = (heard: readonly Heard[]) => {
  const [first] = heard;
  if (first?.kind !== 'command') throw new Error(`heard ${first?.kind}`);
  return first.command;
};

describe.each(protocolNames)('the voice of %s', (protocol) => {
  it('names the tracker, and hears that it is let in', () => {
    const { first } = open(protocol);
    expect(first.frames[0]!.uniqueId).toBe(imei);
    expect(first.heard).toEqual([{ kind: protocol === 'h02' ? 'alive' : 'accepted' }]);
  });

  it('says a fix that is understood as it was meant, on all four quarters of the globe', () => {
    const { voice, say } = open(protocol);
    for (const [east, north] of [
      [1, 1],
      [1, -1],
      [-1, 1],
      [-1, -1],
    ] as const) {
      const [longitude, latitude] = [fix.longitude * east, fix.latitude * north];
      const { frames, heard } = say(voice.report([{ ...fix, longitude, latitude }], 5));
      expect(frames.flatMap(({ reports }) => reports)).toEqual([
        {
          fixTime: fix.at,
          longitude: expect.closeTo(longitude, 5),
          latitude: expect.closeTo(latitude, 5),
          speedMetersPerSecond: expect.closeTo(10, 1),
          courseDegrees: 249,
          ...besides[protocol],
        },
      ]);
      expect(heard).toEqual(voice.isConfirmed(fix) ? [{ kind: 'acknowledged', count: 1 }] : []);
    }
  });

  it('says several fixes at once, kept ones too, and counts what is confirmed', () => {
    const { voice, say } = open(protocol);
    const fixes = [0, 20, 40].map((seconds) => ({ ...fix, at: fix.at + seconds * 1_000, isKept: true }));
    const { frames, heard } = say(voice.report(fixes, 9));
    expect(frames.flatMap(({ reports }) => reports.map(({ fixTime }) => fixTime))).toEqual(fixes.map(({ at }) => at));
    const counts = heard.map((one) => (one.kind === 'acknowledged' ? one.count : NaN));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(voice.isConfirmed(fix) ? 3 : 0);
  });

  it('raises its alarms, with a fix and without, and hears that each is kept', () => {
    const { voice, say } = open(protocol);
    expect(voice.alarms).toContain('sos');
    for (const alarm of voice.alarms)
      for (const satellites of [8, 0]) {
        const { frames, heard } = say(voice.report([{ ...fix, satellites, alarm }], 5));
        const [report] = frames[0]!.reports;
        expect(report!.alarms).toEqual([alarm]);
        expect(report!.latitude !== undefined).toBe(satellites > 0);
        expect(heard).toEqual([{ kind: 'acknowledged', count: 1 }]);
        expect(voice.isConfirmed({ ...fix, alarm })).toBe(true);
      }
  });

  it('says that it lives', () => {
    const { voice, say } = open(protocol);
    const { frames, heard } = say(voice.heartbeat(fix, 3));
    // Teltonika's is a byte between frames, which nobody answers.
    expect(heard).toEqual(protocol === 'teltonika' ? [] : [{ kind: 'alive' }]);
    if (protocol !== 'teltonika') expect(frames[0]!.reports).toMatchObject([{ batteryPercent: 50 }]);
  });

  it('understands what it is asked, and its answer is understood', () => {
    const { ask, voice, say } = open(protocol);
    const interval = told(ask({ kind: 'set_interval', seconds: 60 }, 3_661));
    expect(interval).toMatchObject({ asks: 'interval', seconds: 60 });
    const [answered] = say(voice.answer(interval, 'done', fix, 4)).frames;
    expect(answered!.answer).toBeDefined();
    expect(answered!.answer!.refused).toBeUndefined();
    if (protocol === 'gt06' || protocol === 'h02') expect(answered!.answer!.sequence).toBe(3_661);
    const locate = told(ask({ kind: 'locate_now' }));
    expect(locate.asks).toBe('locate');
    expect(say(voice.answer(locate, 'done', fix, 4)).frames[0]!.answer).toBeDefined();
  });

  it('does not take for an answer what no gateway sends', () => {
    const { voice } = open(protocol);
    const ear = voice.hears();
    const heard = ear.take(Buffer.from([0x07, ...Buffer.alloc(20, 0x00), ...Buffer.alloc(20, 0x07)]));
    expect(heard.map(({ kind }) => kind)).toContainEqual(expect.stringMatching(/^(?:garbled|refused)$/));
    expect(ear.take(Buffer.alloc(0))).toEqual([]);
  });
});

describe('the voice of a watch', () => {
  it('shows a text and vibrates', () => {
    const { ask } = open('watch');
    expect(told(ask({ kind: 'text', text: 'Қайдасың?' }))).toMatchObject({ asks: 'text', text: 'Қайдасың?' });
    expect(told(ask({ kind: 'vibrate' }))).toMatchObject({ asks: 'vibrate' });
  });
});

describe('the voice of GT06', () => {
  it('says where it is when it is asked', () => {
    const { ask, voice, say } = open('gt06');
    const [frame] = say(voice.answer(told(ask({ kind: 'locate_now' }, 9)), '', fix, 4)).frames;
    expect(frame).toMatchObject({
      answer: { sequence: 9 },
      reports: [{ fixTime: fix.at, latitude: fix.latitude, longitude: fix.longitude, courseDegrees: 249 }],
    });
  });
});

describe('the voice of Teltonika over UDP', () => {
  it('names the tracker with each datagram, and knows its reply', () => {
    const voice = new TeltonikaVoice(imei);
    const fixes = [fix, { ...fix, at: fix.at + 1_000, alarm: 'sos' as const }];
    const decoded = deviceProtocols.teltonika.datagram!(voice.datagram(fixes, 0x1_02_03), receivedAt);
    expect(decoded).toMatchObject({ uniqueId: imei, reports: [{ fixTime: fix.at }, { alarms: ['sos'] }] });
    expect(voice.acknowledgedBy(decoded.reply(stored)!)).toEqual({ serial: 0x02_03, count: 2 });
    expect(voice.acknowledgedBy(Buffer.from('hello'))).toBeUndefined();
  });
});
