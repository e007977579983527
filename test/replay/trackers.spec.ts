import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  type DecodedFrame,
  deviceProtocols,
  FrameReader,
  type ProtocolName,
  protocolNames,
  type StreamPiece,
} from '#protocols';

interface Vector {
  n: number;
  hex: string;
  check: string;
  expected: {
    decodesTo?: string;
    attribute?: string;
    value?: unknown;
    position?: { timeUtc: string; lat: number; lon: number };
  };
  frameFacts: {
    kind?: string;
    imei?: string;
    lengthOk?: boolean;
    codec?: string;
    recordCount?: number;
    crc16IbmOk?: boolean;
    crcX25Ok?: boolean;
    derived?: {
      deviceClockTime: string;
      lat: number;
      lon: number;
      speedKph: number;
      course: number;
      fixValid: boolean;
    };
    derivedFirstRecord?: {
      time: string;
      lon: number;
      lat: number;
      altitude: number;
      course: number;
      satellites: number;
    };
  };
}

const receivedAt = Date.UTC(2026, 4, 3);
/** Messages numbered from here on are each of a device of their own. */
const ofOneConnection = 1_000;

const vectorsOf = (name: string): Vector[] => {
  const file = new URL(`./vectors/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { messages: Vector[] }).messages;
};

/** As a connection would: cut into frames, decoded one after another. */
function decodeStream(
  name: ProtocolName,
  chunks: readonly Buffer[],
): { pieces: StreamPiece[]; frames: DecodedFrame[] } {
  const protocol = deviceProtocols[name];
  const reader = new FrameReader(protocol);
  const codec = protocol.open();
  const pieces = chunks.flatMap((chunk) => [...reader.push(chunk)]);
  return {
    pieces,
    frames: pieces.flatMap((piece) => (piece.kind === 'frame' ? [codec.decode(piece.frame, receivedAt)] : [])),
  };
}

describe('Teltonika messages of another project’s test suite', () => {
  const vectors = vectorsOf('teltonika').map((vector): [string, Vector] => [`teltonika ${vector.n}`, vector]);

  it.each(vectors)('%s decodes to what is stated there, or is refused', (_, { hex, frameFacts, expected }) => {
    const { pieces, frames } = decodeStream('teltonika', [Buffer.from(hex, 'hex')]);
    if (frameFacts.lengthOk === false) {
      expect(frames.every(({ fault }) => fault !== undefined)).toBe(true);
      expect(frames.flatMap(({ reports }) => reports)).toEqual([]);
      return;
    }
    expect(pieces.map(({ kind }) => kind)).toEqual(['frame']);
    const [frame] = frames;
    if (frameFacts.crc16IbmOk === false) {
      expect(frame).toMatchObject({ fault: 'checksum', reports: [] });
      expect(frame!.reply({ isKnown: true, isStored: true })).toBeUndefined();
      return;
    }
    expect(frame!.fault).toBeUndefined();
    if (expected.decodesTo === 'nothing') {
      expect(frame).toMatchObject({ uniqueId: frameFacts.imei, reports: [] });
      expect(frame!.reply({ isKnown: true, isStored: true })).toEqual(Buffer.of(1));
      expect(frame!.reply({ isKnown: false, isStored: true })).toBeUndefined();
      return;
    }
    const first = frameFacts.derivedFirstRecord;
    if (!first) {
      expect(frame!.answer?.text).not.toBe('');
      return;
    }
    const count = Buffer.from([0, 0, 0, frameFacts.recordCount!]);
    expect(frame!.reply({ isKnown: true, isStored: true })).toEqual(count);
    expect(frame!.reply({ isKnown: true, isStored: false })).toBeUndefined();
    const report = frame!.reports.find(({ fixTime }) => fixTime === Date.parse(first.time));
    if (first.satellites === 0) {
      // A place without a satellite is the last one known: it is no fix of that time.
      expect(frame!.reports.every(({ latitude }) => latitude === undefined)).toBe(true);
      return;
    }
    expect(frame!.reports).toHaveLength(frameFacts.recordCount!);
    expect(report).toMatchObject({
      longitude: first.lon,
      latitude: first.lat,
      altitudeMeters: first.altitude,
      courseDegrees: first.course,
    });
  });

  it('names the beacons that were heard, how strongly, and their batteries', () => {
    const beaconsOf = (n: number) =>
      decodeStream('teltonika', [Buffer.from(vectorsOf('teltonika').find((vector) => vector.n === n)!.hex, 'hex')])
        .frames[0]!.reports[0]!.beacons;
    expect(beaconsOf(3)).toEqual([
      { beacon: 'babbf3630055', rssi: -58, batteryMillivolts: 3_090 },
      { beacon: '345655556569', rssi: -54, batteryMillivolts: 3_070 },
      { beacon: '467975425450', rssi: -47, batteryMillivolts: 3_050 },
      { beacon: 'fa54ba8d0055', rssi: -55 },
      { beacon: 'cabbf3630055', rssi: -49 },
    ]);
    expect(beaconsOf(5)).toEqual([{ beacon: 'eb47706aa38255aa96f21a154e2d0055', rssi: -92, batteryMillivolts: 3_030 }]);
  });
});

/** What that project's suite calls by another name. */
const alarmWords: Readonly<Record<string, string>> = {
  tampering: 'tamper',
  lowBattery: 'low_battery',
  removing: 'removal',
};
const snakeCase = (word: string): string => word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function seenOf(attribute: string, { readings, reports, otherAlarms = [] }: DecodedFrame): unknown {
  switch (attribute) {
    case 'power':
      return readings?.powerVolts ?? null;
    case 'battery':
      return readings?.batteryVolts ?? null;
    case 'ignition':
      return readings?.ignition;
    case 'temp1':
      return readings?.temperatureCelsius;
    case 'batteryLevel':
      return reports[0]?.batteryPercent;
    default:
      return [...reports.flatMap(({ alarms = [] }) => alarms), ...otherAlarms];
  }
}

describe('GT06 messages of another project’s test suite', () => {
  const vectors = vectorsOf('gt06').map((vector): [string, Vector] => [`gt06 ${vector.n}`, vector]);
  const connection = deviceProtocols.gt06.open();
  const outcome = { isKnown: true, isStored: true };

  it.each(vectors)('%s decodes to what is stated there, or is refused', (_, { n, hex, frameFacts, expected }) => {
    const bytes = Buffer.from(hex, 'hex');
    const codec = n < ofOneConnection ? connection : deviceProtocols.gt06.open();
    const [piece] = [...new FrameReader(deviceProtocols.gt06).push(bytes)];
    const frame = codec.decode(bytes, receivedAt);
    if (!frameFacts.crcX25Ok || !frameFacts.lengthOk) {
      expect(frame).toMatchObject({ fault: frameFacts.lengthOk ? 'checksum' : 'malformed', reports: [] });
      expect(frame.reply(outcome)).toBeUndefined();
      return;
    }
    expect(piece).toMatchObject({ kind: 'frame' });
    expect(frame.fault).toBeUndefined();
    if (expected.attribute === 'alarm') {
      const word = String(expected.value);
      expect(seenOf('alarm', frame)).toEqual([alarmWords[word] ?? snakeCase(word)]);
    } else if (expected.attribute) expect(seenOf(expected.attribute, frame)).toEqual(expected.value);
    if (expected.decodesTo === 'nothing') expect(frame.reports).toEqual([]);
    const stated = expected.position;
    if (stated) {
      expect(frame.reports[0]!.latitude).toBeCloseTo(stated.lat, 5);
      expect(frame.reports[0]!.longitude).toBeCloseTo(stated.lon, 5);
      expect(frame.reports[0]!.fixTime).toBe(Date.parse(`${stated.timeUtc.replace(' ', 'T')}Z`));
    }
    const { derived } = frameFacts;
    if (!derived) return;
    if (!derived.fixValid) {
      expect(frame.reports.every(({ latitude }) => latitude === undefined)).toBe(true);
      return;
    }
    expect(frame.reports[0]).toMatchObject({
      fixTime: Date.parse(`${derived.deviceClockTime}Z`),
      latitude: expect.closeTo(derived.lat, 6),
      longitude: expect.closeTo(derived.lon, 6),
      speedMetersPerSecond: expect.closeTo(derived.speedKph / 3.6, 6),
      courseDegrees: derived.course,
    });
  });
});

const watchPosition = '43.874831,N,79.2581733,W,5.40,249.3,72.0,7,80,55,1000,50';
const bracketed = (content: string): string =>
  `[3G*8800000015*${content.length.toString(16).padStart(4, '0')}*${content}]`;

/** Everything that one device sent; between its frames what a bad line adds. */
const sessions: Readonly<Record<ProtocolName, () => Buffer>> = {
  teltonika: () => Buffer.concat(framesOf('teltonika')),
  gt06: () =>
    Buffer.concat([
      Buffer.from('0078787978', 'hex'),
      Buffer.from('78781101075253367890024270003201000512790d0a', 'hex'),
      ...framesOf('gt06').flatMap((frame, index) => [frame, Buffer.alloc(index % 3, 0x78)]),
      Buffer.from('7878850120', 'hex'),
      ...framesOf('gt06').slice(0, 2),
    ]),
  h02: () =>
    Buffer.concat([
      Buffer.from('\x01*HQ,35350\r\n*HQ,353505221264507,HTBT,93#\r\n', 'latin1'),
      Buffer.from('24202091601221081822052443524899060791549046000249fffffbff000000', 'hex'),
      ...['FFFFFBFF', 'FFFFFBFD', 'FFF7FBFF'].map((state) =>
        Buffer.from(`*HQ,353505221264507,V1,210818,A,4352.4899,N,07915.4904,W,0.00,249,220524,${state}#\r\n`),
      ),
      Buffer.from('24353505221264507021081822052443524899060791549046000249fffffbff'.padEnd(90, '0'), 'hex'),
      Buffer.from('*HQ,353505221264507,V4,S71,000001,210818,V,4352.4899,N,07915.4904,W,0.00,0,220524,FFFFFBFF#'),
    ]),
  watch: () =>
    Buffer.from(
      [
        'x]',
        bracketed('LK,50,100,100'),
        bracketed(`UD,220524,210818,A,${watchPosition},00000000,0,0`).replace(']', '['),
        bracketed(`AL,220524,210819,A,${watchPosition},00110000,0,0`),
        '\r\n[3G*8800000015*LK]',
        bracketed(`UD2,220524,210718,V,${watchPosition},00000000,0,0`),
        bracketed('CR'),
        bracketed('LK'),
      ].join(''),
      'latin1',
    ),
};

function framesOf(name: 'teltonika' | 'gt06'): Buffer[] {
  return vectorsOf(name)
    .filter(({ n, frameFacts }) => n < ofOneConnection && frameFacts.lengthOk !== false)
    .map(({ hex }) => Buffer.from(hex, 'hex'));
}

const cutBytes = (bytes: Buffer): Buffer[] => Array.from(bytes, (byte) => Buffer.of(byte));
const seen = (frames: readonly DecodedFrame[]) =>
  frames.map(({ reply, ...told }) => ({ ...told, reply: reply({ isKnown: true, isStored: true })?.toString('hex') }));

describe.each(protocolNames)('a session of %s, however its bytes are cut', (name) => {
  const session = sessions[name]();
  const whole = seen(decodeStream(name, [session]).frames);
  const cut = (chunks: readonly Buffer[]): string => {
    const reader = new FrameReader(deviceProtocols[name]);
    const pieces = chunks.flatMap((chunk) => [...reader.push(chunk)]);
    return pieces.flatMap((piece) => (piece.kind === 'frame' ? [piece.frame.toString('hex')] : [])).join();
  };

  it('has frames that are believed, and others', () => {
    expect(whole.filter(({ fault }) => fault === undefined).length).toBeGreaterThan(4);
    expect(whole.some(({ reports }) => reports.length > 0)).toBe(true);
  });

  it('gives the same frames when split in two at every offset, and so the same reports', () => {
    const expected = cut([session]);
    for (let at = 1; at < session.length; at++)
      if (cut([session.subarray(0, at), session.subarray(at)]) !== expected) throw new Error(`split at ${at}`);
  });

  it('gives the same reports byte by byte', () => {
    expect(seen(decodeStream(name, cutBytes(session)).frames)).toEqual(whole);
  });

  it('gives the same reports twice over when it is sent twice at once', () => {
    const { pieces } = decodeStream(name, [Buffer.concat([session, session])]);
    const frames = pieces.flatMap((piece) => (piece.kind === 'frame' ? [piece.frame] : []));
    const [first, second] = [deviceProtocols[name].open(), deviceProtocols[name].open()];
    const half = frames.length / 2;
    expect(seen(frames.slice(0, half).map((frame) => first.decode(frame, receivedAt)))).toEqual(whole);
    expect(seen(frames.slice(half).map((frame) => second.decode(frame, receivedAt)))).toEqual(whole);
  });
});

describe('sessions of all protocols at once', () => {
  it('do not hear each other, though their bytes take turns', () => {
    const connections = protocolNames.flatMap((name) =>
      [1, 7, 61].map((step) => ({
        name,
        step,
        session: sessions[name](),
        reader: new FrameReader(deviceProtocols[name]),
        codec: deviceProtocols[name].open(),
        frames: [] as DecodedFrame[],
      })),
    );
    const longest = Math.max(...connections.map(({ session }) => session.length));
    for (let turn = 0; turn < longest; turn++)
      for (const { step, session, reader, codec, frames } of connections)
        for (const piece of reader.push(session.subarray(turn * step, (turn + 1) * step)))
          if (piece.kind === 'frame') frames.push(codec.decode(piece.frame, receivedAt));
    for (const { name, session, frames } of connections)
      expect(seen(frames)).toEqual(seen(decodeStream(name, [session]).frames));
  });
});
