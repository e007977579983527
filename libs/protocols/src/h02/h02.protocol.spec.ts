import { describe, expect, it } from '@jest/globals';
import { FrameReader } from '../stream/frame-reader.js';
import { h02 } from './h02.protocol.js';

const receivedAt = Date.UTC(2024, 4, 22, 21, 10);
const stored = { isKnown: true, isStored: true };
const decode = (text: string | Buffer, codec = h02.open()) =>
  codec.decode(typeof text === 'string' ? Buffer.from(text, 'latin1') : text, receivedAt);

/** The example of the paper. */
const paper = '*TH,2020916012,V1,050316,A,2212.8745,N,11346.6574,E,14.28,028,220902,FFFFFBFF#';
const v1 = (state: string, validity = 'A') =>
  `*HQ,353505221264507,V1,210818,${validity},4352.4899,N,07915.4904,W,0.00,249,220524,${state}#`;

describe('a text of H02', () => {
  it('is read as the paper shows', () => {
    expect(decode(paper)).toMatchObject({
      uniqueId: '2020916012',
      readings: { ignition: false },
      reports: [
        {
          fixTime: Date.UTC(2002, 8, 22, 5, 3, 16),
          latitude: expect.closeTo(22.214575, 6),
          longitude: expect.closeTo(113.777623, 6),
          speedMetersPerSecond: expect.closeTo(7.346, 3),
          courseDegrees: 28,
        },
      ],
    });
  });

  it.each([
    ['with its own sign', '-43-52.4899,N,-079-15.4904,W'],
    ['without a point', '43524899,N,079154904,W'],
  ])('has its degrees %s', (_, place) => {
    const { reports } = decode(`*HQ,353505221264507,V6,210818,A,${place},0.00,249,220524,FFFFFBFF,302,720#`);
    expect(reports[0]!.latitude).toBeCloseTo(43.874832, 5);
    expect(reports[0]!.longitude).toBeCloseTo(-79.258173, 5);
  });

  it('is confirmed once it is stored', () => {
    const frame = decode(v1('FFFFFBFF'));
    expect(frame.reply(stored)?.toString()).toBe('*HQ,353505221264507,V4,V1,20240522211000#');
    expect(frame.reply({ isKnown: true, isStored: false })).toBeUndefined();
    expect(frame.reply({ isKnown: false, isStored: true })).toBeUndefined();
  });

  it.each([
    ['is not valid', v1('FFFFFBFF', 'V')],
    ['is of the network', v1('FFFFFBFF', 'B')],
    ['is at 0, 0', '*HQ,353505221264507,V1,210818,A,0000.0000,N,00000.0000,E,0.00,249,220524,FFFFFBFF#'],
    ['has no time of day', '*hq,353505221264507,VP1,A,4352.4899,N,07915.4904,W,0.00,0.00,220524#'],
  ])('is no position when it %s', (_, text) => {
    expect(decode(text)).toMatchObject({ uniqueId: '353505221264507', reports: [] });
    expect(decode(text).fault).toBeUndefined();
  });

  it.each([
    ['FFFFFBFD', ['sos']],
    ['FFFBFBFF', ['sos']],
    ['FFF7FBFF', ['power_cut']],
    ['FFF7FBFD', ['sos', 'power_cut']],
    ['FFFFFBFF', undefined],
    ['00000000', undefined],
  ])('whose state is %s has the alarms %j', (state, alarms) => {
    expect(decode(v1(state)).reports[0]!.alarms).toEqual(alarms);
    expect(decode(v1(state, 'V')).reports[0]?.alarms).toEqual(alarms);
  });

  it('names what this system has no alarm for', () => {
    expect(decode(v1('FFFFFBFE')).otherAlarms).toEqual(['vibration']);
    expect(decode(v1('FFFFFBFB')).otherAlarms).toEqual(['overspeed']);
    expect(decode(v1('FFFFFBFF')).otherAlarms).toBeUndefined();
  });

  it('of cells has no position, and its alarms', () => {
    const cells = (state: string) =>
      `*HQ,353505221264507,NBR,210818,310,26,0,2,6300,17011,59,6300,10871,49,220524,${state},6#`;
    expect(decode(cells('FFFFFBFF'))).toMatchObject({ reports: [] });
    const alarmed = decode(cells('FFFBFBFF'));
    expect(alarmed.reports).toEqual([{ fixTime: Date.UTC(2024, 4, 22, 21, 8, 18), alarms: ['sos'] }]);
    expect(alarmed.reply(stored)?.toString()).toBe('*HQ,353505221264507,V4,NBR,20240522211000#');
  });

  it.each([
    ['has no time', '*HQ,353505221264507,V1,,V,,N,,E,0.00,0,,FFFBF7FF,f0,a,11a0,c0c6#', receivedAt],
    [
      'has no hemispheres',
      '*HQ,353505221264507,V1,210818,V,0.0000,0,0.0000,0,0.00,0.00,220524,FFFBFFFF,0001#',
      Date.UTC(2024, 4, 22, 21, 8, 18),
    ],
    ['has the base stations alone', '*HQ,353505221264507,BS,,2d4,a,1b63,1969,26,0,0,25,,FFFBFFFF,60#', receivedAt],
    [
      'has its card before its state',
      '*HQ,353505221264507,V19,210818,V,3853.2587,S,06205.9175,W,000.00,000,220524,,5492932630888,8954315265044716555?,FFFBFFFF#',
      Date.UTC(2024, 4, 22, 21, 8, 18),
    ],
  ])('that %s still has its alarms', (_, text, fixTime) => {
    expect(decode(text).reports).toEqual([{ fixTime, alarms: ['sos'] }]);
    expect(decode(text.replace(/FFFB[0-9A-F]{4}/, 'FFFFFBFF'))).toMatchObject({ reports: [] });
    expect(decode(text.replace(/FFFB[0-9A-F]{4}/, 'FFFFFBFF')).fault).toBeUndefined();
    expect(decode(text.replace(/FFFB[0-9A-F]{4}/, '')).reports).toEqual([]);
  });

  it('of a heartbeat has a battery and gets its name back', () => {
    const frame = decode('*HQ,353505221264507,HTBT,93#');
    expect(frame.reports).toEqual([{ fixTime: receivedAt, batteryPercent: 93 }]);
    expect(frame.reply(stored)?.toString()).toBe('*HQ,353505221264507,HTBT#');
    expect(frame.reply({ isKnown: false, isStored: true })).toBeUndefined();
    expect(decode('*HQ,353505221264507,LINK,210818,22,0,71,35,20,220524,FFFFFBFF#').reports).toEqual([
      { fixTime: Date.UTC(2024, 4, 22, 21, 8, 18), batteryPercent: 71, signalPercent: 22 },
    ]);
  });

  it.each([
    ['has no number', '*HQ,,V1,210818,A,4352.4899,N,07915.4904,W,0.00,249,220524,FFFFFBFF#', 'malformed'],
    ['has minutes above 59', v1('FFFFFBFF').replace('4352.4899', '4372.4899'), 'malformed'],
    ['lacks its longitude', v1('FFFFFBFF').replace('07915.4904,W,', ''), 'malformed'],
    ['is of a kind that nobody knows', '*HQ,353505221264507,ZZ,1#', 'unknown_kind'],
  ])('is refused when it %s', (_, text, fault) => {
    expect(decode(text)).toMatchObject({ fault, reports: [] });
    expect(decode(text).reply(stored)).toBeUndefined();
  });
});

describe('a record of H02 in half bytes', () => {
  const record = (id: string, flags: string, state = 'fffffbff') =>
    Buffer.from(`24${id}210818220524435248990607915490${flags}000249${state}`.padEnd(64, '0'), 'hex');

  it.each([
    ['ten digits', '2020916012', '2020916012'],
    ['an IMEI', '3535052212645070', '353505221264507'],
  ])('with %s is a frame by its time alone', (_, id, uniqueId) => {
    const bytes = record(id, '46');
    const pieces = [...new FrameReader(h02).push(Buffer.concat([bytes, bytes]))];
    expect(pieces).toEqual([bytes, bytes].map((frame) => ({ kind: 'frame', frame })));
    expect(decode(bytes)).toMatchObject({
      uniqueId,
      reports: [
        {
          fixTime: Date.UTC(2024, 4, 22, 21, 8, 18),
          latitude: expect.closeTo(43.874832, 5),
          longitude: expect.closeTo(-79.2582, 4),
          courseDegrees: 249,
          batteryPercent: 100,
        },
      ],
    });
  });

  it.each([
    ['nothing', ''],
    ['cells and inputs', '06000000000106020299109c01'],
    ['a byte that begins a record', '0024002a24'],
  ])('is followed by what its maker puts behind it: %s', (_, tail) => {
    const bytes = Buffer.concat([record('2020916012', '46'), Buffer.from(tail, 'hex')]);
    const session = Buffer.concat([bytes, bytes, Buffer.from(paper, 'latin1')]);
    for (let cut = 0; cut < session.length; cut++) {
      const reader = new FrameReader(h02);
      const pieces = [session.subarray(0, cut), session.subarray(cut)].flatMap((chunk) => [...reader.push(chunk)]);
      expect(pieces.map(({ kind }) => kind)).toEqual(['frame', 'frame', 'frame']);
    }
    expect(h02.datagram!(bytes, receivedAt)).toMatchObject({
      uniqueId: '2020916012',
      reports: [{ courseDegrees: 249 }],
    });
  });

  it('is followed by noise when that is longer', () => {
    const noisy = Buffer.concat([record('2020916012', '46'), Buffer.alloc(17, 1), record('2020916012', '46')]);
    const pieces = [...new FrameReader(h02).push(noisy)];
    expect(pieces.map(({ kind }) => kind)).toEqual(['frame', 'fault', 'frame']);
    expect(h02.datagram!(noisy, receivedAt)).toMatchObject({ fault: 'noise', reports: [] });
  });

  it('is of the shorter number unless its place is none: a minute of the longer form may be a year of it', () => {
    const bytes = Buffer.from(
      '24352483084112193010071118081726273359000744122946000249fffffbff'.padEnd(64, '0'),
      'hex',
    );
    expect(decode(bytes)).toMatchObject({
      uniqueId: '352483084112193',
      reports: [{ latitude: expect.closeTo(26.455598, 5), longitude: expect.closeTo(-74.68715, 3) }],
    });
  });

  it('whose clock was not set has its alarms', () => {
    const bytes = record('2020916012', '44', 'fffbfbff');
    bytes.fill(0, 6, 12);
    expect([...new FrameReader(h02).push(bytes)]).toMatchObject([{ kind: 'frame' }]);
    expect(decode(bytes).reports).toMatchObject([{ fixTime: NaN, alarms: ['sos'] }]);
  });

  it('is no position when it is not valid, and is refused when its place is none', () => {
    expect(decode(record('2020916012', '44')).reports[0]).not.toHaveProperty('latitude');
    const wrong = record('2020916012', '46');
    wrong[13] = 0x99;
    expect(decode(wrong)).toMatchObject({ fault: 'malformed', reports: [] });
  });
});

describe('commands to H02', () => {
  it('name the device, and their number comes back as the time', () => {
    const codec = h02.open();
    expect(codec.encode({ kind: 'locate_now' }, 3_661)).toBeUndefined();
    decode(paper, codec);
    expect(codec.encode({ kind: 'locate_now' }, 3_661)!.toString()).toBe('*TH,2020916012,D1,010101,5,1#');
    expect(codec.encode({ kind: 'set_interval', seconds: 60 }, 0xffff)!.toString()).toBe(
      '*TH,2020916012,S71,181215,22,60#',
    );
    expect(codec.encode({ kind: 'vibrate' }, 1)).toBeUndefined();
    expect(codec.encode({ kind: 'text', text: 'call us' }, 1)).toBeUndefined();
  });

  it('are answered with a position', () => {
    const frame = decode('*TH,2020916012,V4,S17,181215,050316,A,2212.8745,N,11346.6574,E,14.28,028,220902,FFFFFBFF#');
    expect(frame.answer).toEqual({ text: 'S17', sequence: 0xffff });
    expect(frame.reports).toHaveLength(1);
    expect(frame.reply(stored)).toBeUndefined();
    expect(decode('*HQ,2020916012,V4,S20,ERROR,010101#').answer).toEqual({
      text: 'S20,ERROR',
      sequence: 3_661,
      refused: true,
    });
  });
});

describe('bytes of H02', () => {
  const kindsOf = (text: string) => [...new FrameReader(h02).push(Buffer.from(text, 'latin1'))].map(({ kind }) => kind);

  it('are found again after noise and after a text that was cut', () => {
    expect(kindsOf(`\x01zz${paper}\r\n${paper}`)).toEqual(['fault', 'frame', 'frame']);
    expect(kindsOf(`${paper.slice(0, 40)}${paper}`)).toEqual(['fault', 'frame']);
    expect(kindsOf(`$${'x'.repeat(60)}${paper}`)).toEqual(['fault', 'frame']);
  });

  it('are one text in several lines, and two when one of them was cut', () => {
    expect(kindsOf('*HQ,5226073533,SMS,V_2.0\nUT:30,30,300\nGSM:26#')).toEqual(['frame']);
    expect(kindsOf(`*HQ,5226073533,SMS,V_2.0\n${paper}`)).toEqual(['fault', 'frame']);
  });

  it('are bounded', () => {
    const reader = new FrameReader(h02);
    for (let sent = 0; sent < 20; sent++) Array.from(reader.push(Buffer.alloc(1_000, '*HQ,')));
    expect(reader.waiting).toBeLessThan(h02.maxFrameBytes);
  });

  it('of a datagram are one frame of one device', () => {
    const datagram = (text: string) => h02.datagram!(Buffer.from(text, 'latin1'), receivedAt);
    const both = datagram(`${v1('FFFFFBFF')}\r\n${v1('FFFFFBFD')}`);
    expect(both).toMatchObject({ uniqueId: '353505221264507' });
    expect(both.reports).toHaveLength(2);
    expect(both.reply(stored)!.toString()).toBe('*HQ,353505221264507,V4,V1,20240522211000#'.repeat(2));
    expect(datagram(`${v1('FFFFFBFF')}${paper}`)).toMatchObject({ fault: 'malformed', reports: [] });
    expect(datagram(`${v1('FFFFFBFF')}*HQ`)).toMatchObject({ fault: 'truncated', reports: [] });
    expect(datagram(`x${v1('FFFFFBFF')}`)).toMatchObject({ fault: 'noise', reports: [] });
    expect(datagram('\n')).toMatchObject({ fault: 'no_login' });
  });
});
