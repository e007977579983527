import { describe, expect, it } from '@jest/globals';
import { FrameReader } from '../stream/frame-reader.js';
import { gt06 } from './gt06.protocol.js';
import { writePacket } from './packet.js';

const receivedAt = Date.UTC(2024, 4, 22, 21, 10);
const stored = { isKnown: true, isStored: true };

const frameOf = (kind: number, body: string, { serial = 1, isLong = false } = {}): Buffer =>
  writePacket({ isLong, kind, body: Buffer.from(body.replaceAll(' ', ''), 'hex'), serial });

const decode = (frame: Buffer, codec = gt06.open()) => codec.decode(frame, receivedAt);

/** 2024-05-22 21:08:18 by the device's clock, 8 satellites, N 43.874831, W 79.258173, 5 km/h, 249°. */
const clock = '180516150812';
const place = '04b50ee8 0880e408 05';
const fix = `${clock} c8 ${place} 1cf9`;
const cell = '012e 00 0000 986633';
const at = Date.UTC(2024, 4, 22, 21, 8, 18);

describe('the papers’ own frames', () => {
  const said = (hex: string) => decode(Buffer.from(hex, 'hex'));

  it('are what the papers say', () => {
    const login = said('78780d01012345678901234500018cdd0d0a');
    expect(login.uniqueId).toBe('123456789012345');
    expect(login.reply(stored)?.toString('hex')).toBe('787805010001d9dc0d0a');
    expect(said('78781f120b081d112e10cf027ac7eb0c46584900148f01cc00287d001fb8000380810d0a').reports).toMatchObject([
      { fixTime: Date.UTC(2011, 7, 29, 17, 46, 16), latitude: expect.closeTo(23.111668, 6), courseDegrees: 143 },
    ]);
    expect(
      said('787825160b0b0f0e241dcf027ac8870c4657e60014020901cc00287d001f726506040101003656a40d0a').reports,
    ).toMatchObject([{ alarms: ['sos'], batteryPercent: 100, longitude: expect.closeTo(114.40923, 6) }]);
    expect(
      said('787825260f0c1d030b26c9027ac8180c4658600004000901cc00287d001f718004041302000c472a0d0a').reports,
    ).toEqual([{ fixTime: expect.any(Number), alarms: ['tamper'], batteryPercent: 67, signalPercent: 100 }]);
    expect(said('78780a134004040001000fdcee0d0a').reports).toMatchObject([{ batteryPercent: 67 }]);
  });

  it('that came to the server from itself are none', () => {
    expect(said('78780e800800000000736f732300016d6a0d0a')).toMatchObject({ fault: 'unknown_kind', reports: [] });
  });
});

describe('login of GT06', () => {
  const login = Buffer.from('78781101075253367890024270003201000512790d0a', 'hex');

  it('names the device and is answered with its number, as the paper shows', () => {
    const frame = decode(login);
    expect(frame).toMatchObject({ uniqueId: '752533678900242', reports: [] });
    expect(frame.reply(stored)?.toString('hex')).toBe('7878050100059ff80d0a');
  });

  it('is not answered to a stranger, nor when its sum is wrong', () => {
    expect(decode(login).reply({ isKnown: false, isStored: true })).toBeUndefined();
    const wrong = Buffer.from(login);
    wrong[6]! ^= 0x10;
    expect(decode(wrong)).toMatchObject({ fault: 'checksum', reports: [] });
    expect(decode(wrong).reply(stored)).toBeUndefined();
  });

  it('is refused when it holds no IMEI', () => {
    expect(decode(frameOf(0x01, '01234567 8912345a 0000 0000'))).toMatchObject({ fault: 'malformed' });
    expect(decode(frameOf(0x01, '01234567'))).toMatchObject({ fault: 'truncated' });
  });

  it.each([
    ['3200', -480],
    ['1f41', -300],
    ['4dd8', 765],
    ['0000', 0],
  ])('has a zone of time, %s, by which the clock is read', (word, minutesToUtc) => {
    const codec = gt06.open();
    decode(frameOf(0x01, `0123456789123456 7000 ${word}`), codec);
    expect(decode(frameOf(0x12, `${fix} ${cell}`), codec).reports[0]!.fixTime).toBe(at + minutesToUtc * 60_000);
  });

  it('has a zone that cannot be, which is not believed', () => {
    const codec = gt06.open();
    decode(frameOf(0x01, '0123456789123456 7000 fff0'), codec);
    expect(decode(frameOf(0x12, `${fix} ${cell}`), codec).reports[0]!.fixTime).toBe(at);
  });
});

describe('a fix of GT06', () => {
  it.each([
    ['0x12', 0x12, `${fix} ${cell}`],
    ['0x22', 0x22, `${fix} ${cell} 01 00 00`],
    ['0x22 with an operator of two bytes', 0x22, `${fix} 812e 0000 0000 986633 01 00 00`],
    ['0x2d', 0x2d, `${fix} ${cell} 01 00 00 00000000`],
    ['0xa0', 0xa0, `${fix} 02d4 02 0000912e 000000000718798d 01 00 00`],
    ['0x31', 0x31, `${fix} ${cell}`],
    ['0x10', 0x10, fix],
    ['0x12 cut after the fix', 0x12, `${fix} 01`],
  ])('of %s is read and answered once it is stored', (_, kind, body) => {
    const frame = decode(frameOf(kind, body, { serial: 0x0102 }));
    expect(frame.reports).toEqual([
      {
        fixTime: at,
        latitude: expect.closeTo(43.874831, 6),
        longitude: expect.closeTo(-79.258173, 6),
        speedMetersPerSecond: expect.closeTo(1.389, 3),
        courseDegrees: 249,
      },
    ]);
    expect(frame.reply(stored)).toEqual(frameOf(kind, '', { serial: 0x0102 }));
    expect(frame.reply({ isKnown: true, isStored: false })).toBeUndefined();
    expect(frame.reply({ isKnown: false, isStored: true })).toBeUndefined();
  });

  it.each([
    ['is not valid', 0x12, `${clock} c8 ${place} 0cf9 ${cell}`],
    ['has no satellite', 0x12, `${clock} c0 ${place} 1cf9 ${cell}`],
    ['is at 0, 0', 0x12, `${clock} c8 00000000 00000000 00 1cf9 ${cell}`],
    ['is the last place with a time of now', 0x22, `${fix} ${cell} 00 0a 00`],
    ['is the last place since it stands', 0x22, `${fix} ${cell} 00 0d 00`],
    ['is repeated while it stands', 0xa0, `${fix} 02d4 02 0000912e 000000000718798d 00 0e 00`],
    ['is repeated, with modules cut behind it', 0x37, `${fix} ${cell} 00 0d 00 0027 02 04`],
  ])('is no position when it %s, and is answered all the same', (_, kind, body) => {
    const frame = decode(frameOf(kind, body));
    expect(frame.fault).toBeUndefined();
    expect(frame.reports).toEqual([]);
    expect(frame.reply(stored)).toEqual(frameOf(kind, ''));
  });

  it('is refused when the frame ends within it', () => {
    const frame = decode(frameOf(0x12, `${clock} c8 04b50ee8`));
    expect(frame).toMatchObject({ fault: 'truncated', reports: [] });
    expect(frame.reply(stored)).toBeUndefined();
  });

  it('has no time when the clock shows none', () => {
    expect(decode(frameOf(0x12, `180230150812 c8 ${place} 1cf9 ${cell}`)).reports[0]!.fixTime).toBeNaN();
  });

  it('of a paper in UTC is believed to be so once a fix of now shows it, and not before', () => {
    const codec = gt06.open();
    decode(frameOf(0x01, '0123456789123456 7000 1f40'), codec);
    const waited = frameOf(0x22, `${fix} ${cell} 00 00 01`);
    expect(decode(waited, codec).reports[0]!.fixTime).toBe(at - 5 * 3_600_000);
    expect(decode(frameOf(0x22, `${fix} ${cell} 00 00 00`), codec).reports[0]!.fixTime).toBe(at);
    expect(decode(waited, codec).reports[0]!.fixTime).toBe(at);
    expect(decode(frameOf(0x12, `${fix} ${cell}`), codec).reports[0]!.fixTime).toBe(at - 5 * 3_600_000);
  });
});

describe('alarms of GT06', () => {
  it('of now say whether the clock keeps UTC, though there is no fix', () => {
    const codec = gt06.open();
    decode(frameOf(0x01, '0123456789123456 7000 1f40'), codec);
    const alarm = frameOf(0x26, `${clock} c0 ${place} 0cf9 09 ${cell} 46 03 04 01 01`);
    expect(decode(alarm, codec).reports).toMatchObject([{ fixTime: at, alarms: ['sos'] }]);
    const local = gt06.open();
    decode(frameOf(0x01, '0123456789123456 7000 1f40'), local);
    expect(local.decode(alarm, at - 5 * 3_600_000).reports).toMatchObject([{ fixTime: at - 5 * 3_600_000 }]);
  });

  const status = (alarm: string) => `${fix} 09 ${cell} 46 03 04 ${alarm} 01`;

  it.each([
    ['01', 'sos'],
    ['02', 'power_cut'],
    ['0e', 'low_battery'],
    ['13', 'tamper'],
    ['18', 'removal'],
    ['19', 'low_battery'],
    ['23', 'fall'],
  ])('%s is %s, in a frame of one fence, of several, and with LTE', (code, alarm) => {
    expect(decode(frameOf(0x16, status(code))).reports[0]).toMatchObject({ alarms: [alarm], batteryPercent: 50 });
    expect(decode(frameOf(0x26, status(code))).reports[0]!.alarms).toEqual([alarm]);
    expect(decode(frameOf(0x27, `${status(code)} ff`)).reports[0]!.alarms).toEqual([alarm]);
    const lte = `${fix} 10 02d4 02 0000912e 000000000718798d 46 03 04 ${code} 01 ff 00000000`;
    expect(decode(frameOf(0xa4, lte)).reports[0]!.alarms).toEqual([alarm]);
    expect(decode(frameOf(0x19, `${cell} 00 03 04 ${code} 00`)).reports[0]!.alarms).toEqual([alarm]);
  });

  it.each([
    ['00', undefined],
    ['04', ['geofence_enter']],
    ['29', ['hard_acceleration']],
    ['30', ['hard_braking']],
    ['77', ['code_77']],
  ])('%s is none of ours: %j', (code, others) => {
    const frame = decode(frameOf(0x26, status(code)));
    expect(frame.otherAlarms).toEqual(others);
    expect(frame.reports[0]!.alarms).toBeUndefined();
    expect(frame.reports[0]!.latitude).toBeCloseTo(43.87, 2);
  });

  it('of the terminal’s bits come with a heartbeat', () => {
    expect(decode(frameOf(0x13, '60 04 04 0001')).reports).toEqual([
      { fixTime: receivedAt, batteryPercent: 67, signalPercent: 100, alarms: ['sos'] },
    ]);
    expect(decode(frameOf(0x13, '40 04 04 0001')).reports[0]!.alarms).toBeUndefined();
  });

  it('without a fix has no position and loses nothing', () => {
    const body = `${clock} c0 ${place} 0cf9 00 0000000000000000 46 03 04 01 01`;
    expect(decode(frameOf(0x26, body)).reports).toEqual([
      { fixTime: at, batteryPercent: 50, signalPercent: 100, alarms: ['sos'] },
    ]);
  });
});

describe('what GT06 says besides', () => {
  it.each([
    ['volts of the supply, long', { isLong: true }, 0x94, '00 049f', { powerVolts: 11.83 }],
    ['volts of the supply, short', {}, 0x94, '049f', { powerVolts: 11.83 }],
    ['volts of the supply behind a state', {}, 0x13, '42 04 04 0002 04ea', { powerVolts: 12.58, ignition: true }],
    [
      'degrees, of a tracker with a thermometer',
      {},
      0x13,
      `40 0000 00 02 5f 00 04b2 00 ${'00'.repeat(4)} 80fa`,
      { powerVolts: 12.02, temperatureCelsius: 25 },
    ],
    ['volts of the battery', {}, 0x23, '02 0192 04 0002', { batteryVolts: 4.02, ignition: true }],
    ['modules', { isLong: true }, 0x70, '0018 0002 0192 002b 0001 14', { batteryVolts: 4.02 }],
  ])('%s', (_, form, kind, body, readings) => {
    expect(decode(frameOf(kind, body, form))).toMatchObject({ readings });
  });

  it('is taken and answered when it is of cells, and refused when it is of a kind that nobody knows', () => {
    for (const kind of [0x2e, 0x24, 0x69, 0xa1]) {
      const frame = decode(frameOf(kind, '10010d02020201cc'));
      expect(frame).toMatchObject({ reports: [] });
      expect(frame.reply(stored)).toEqual(frameOf(kind, ''));
    }
    const unknown = decode(frameOf(0x77, '00'));
    expect(unknown).toMatchObject({ fault: 'unknown_kind', reports: [] });
    expect(unknown.reply(stored)).toBeUndefined();
  });

  it('is answered with the time when it asks for it, if it is known', () => {
    const frame = decode(frameOf(0x8a, '', { serial: 6 }));
    expect(frame.reply(stored)).toEqual(frameOf(0x8a, '180516150a00', { serial: 6 }));
    expect(frame.reply({ isKnown: false, isStored: true })).toBeUndefined();
  });

  it('is given no address of where it is', () => {
    const reply = decode(frameOf(0x2a, `${fix} ${'00'.repeat(21)} 0002`)).reply(stored)!;
    expect(reply.includes('NA&&NA&&0##')).toBe(true);
  });
});

describe('commands to GT06', () => {
  it('are as the paper shows, with the number in the server’s bytes', () => {
    const codec = gt06.open();
    expect(codec.encode({ kind: 'locate_now' }, 0x0102)).toEqual(
      frameOf(0x80, `0a 00000102 ${Buffer.from('WHERE#').toString('hex')}`, { serial: 0x0102 }),
    );
    expect(codec.encode({ kind: 'set_interval', seconds: 30 }, 1)!.includes('TIMER,30,30#')).toBe(true);
    expect(codec.encode({ kind: 'set_interval', seconds: 1 }, 1)!.includes('TIMER,5,5#')).toBe(true);
  });

  it('that the device has not are none', () => {
    expect(gt06.open().encode({ kind: 'vibrate' }, 1)).toBeUndefined();
    expect(gt06.open().encode({ kind: 'text', text: 'call us' }, 1)).toBeUndefined();
  });

  it.each([
    ['old', 0x15, false, `0c 00000102 ${Buffer.from('TIMER OK').toString('hex')} 0002`],
    ['ASCII', 0x21, true, `00000102 01 ${Buffer.from('TIMER OK').toString('hex')}`],
    ['UTF-16', 0x21, true, `00000102 02 ${Buffer.from('TIMER OK', 'utf16le').swap16().toString('hex')}`],
  ])('are answered in the %s form', (_, kind, isLong, body) => {
    const frame = decode(frameOf(kind, body, { isLong }));
    expect(frame.answer).toEqual({ sequence: 0x0102, text: 'TIMER OK' });
    expect(frame.reply(stored)).toBeUndefined();
  });

  const answered = (text: string) =>
    decode(frameOf(0x21, `00000001 01 ${Buffer.from(text).toString('hex')}`, { isLong: true }));
  const where = 'Lat:N23.111682,Lon:E114.409217,Course:0.00,Speed:3.6000,DateTime:2024-05-22  21:08:18';

  it('for a position bring one, but not the last one known', () => {
    expect(answered(`Current position!${where}`).reports).toEqual([
      { fixTime: at, latitude: 23.111682, longitude: 114.409217, courseDegrees: 0, speedMetersPerSecond: 1 },
    ]);
    expect(answered(`Last position!${where}`)).toMatchObject({ reports: [], answer: { sequence: 1 } });
  });
});

describe('the stream of GT06', () => {
  const good = frameOf(0x12, `${fix} ${cell}`);
  const kindsOf = (bytes: Buffer) => [...new FrameReader(gt06).push(bytes)].map(({ kind }) => kind);

  it.each([
    ['noise', Buffer.from('0d0a007900780a', 'hex')],
    ['half a head', Buffer.from('78', 'hex')],
    ['a length of none', Buffer.from('78780069', 'hex')],
    ['a length that is too great', Buffer.from('7979ffff12', 'hex')],
  ])('is found again after %s', (_, noise) => {
    expect(kindsOf(Buffer.concat([noise, good, good]))).toEqual(['fault', 'frame', 'frame']);
  });

  it('is found again at once after a length that is too great by a bit', () => {
    const wrong = Buffer.from(good);
    wrong[2]! |= 0x80;
    expect(kindsOf(Buffer.concat([good, wrong, good]))).toEqual(['frame', 'fault', 'frame']);
  });

  it('does not wait for more than a frame can have', () => {
    const reader = new FrameReader(gt06);
    for (let sent = 0; sent < 20; sent++) Array.from(reader.push(Buffer.alloc(1_000, '78780512', 'hex')));
    expect(reader.waiting).toBeLessThan(gt06.maxFrameBytes);
  });
});
