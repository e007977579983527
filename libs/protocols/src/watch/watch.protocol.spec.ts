import { describe, expect, it } from '@jest/globals';
import { FrameReader } from '../stream/frame-reader.js';
import { watch } from './watch.protocol.js';

const receivedAt = Date.UTC(2024, 4, 22, 21, 10);
const stored = { isKnown: true, isStored: true };
const of = (content: string, index = ''): string =>
  `[3G*8800000015*${index}${content.length.toString(16).toUpperCase().padStart(4, '0')}*${content}]`;
const decode = (text: string, codec = watch.open()) => codec.decode(Buffer.from(text, 'latin1'), receivedAt);

const position = (state: string, { validity = 'A', satellites = '7' } = {}) =>
  `220524,210818,${validity},43.874831,N,79.2581733,W,5.40,249.3,72.0,${satellites},80,55,1000,50,${state},1,1,302,720,9360,4082,131,0`;

describe('a message of a watch', () => {
  it('that keeps the link has a battery and gets its name back, as the paper shows', () => {
    const frame = decode('[SG*8800000015*000D*LK,50,100,100]');
    expect(frame).toMatchObject({ uniqueId: '8800000015' });
    expect(frame.reports).toEqual([{ fixTime: receivedAt, batteryPercent: 100 }]);
    expect(frame.reply(stored)?.toString()).toBe('[SG*8800000015*0002*LK]');
    expect(frame.reply({ isKnown: false, isStored: true })).toBeUndefined();
    expect(decode('[SG*8800000015*0002*LK]').reports).toEqual([]);
  });

  it('is read for its position', () => {
    const frame = decode(of(`UD,${position('00000000')}`));
    expect(frame.reports).toEqual([
      {
        fixTime: Date.UTC(2024, 4, 22, 21, 8, 18),
        latitude: 43.874831,
        longitude: -79.2581733,
        speedMetersPerSecond: expect.closeTo(1.5, 9),
        courseDegrees: 249.3,
        altitudeMeters: 72,
        batteryPercent: 55,
        signalPercent: 80,
      },
    ]);
    expect(frame.reply(stored)).toBeUndefined();
    expect(decode(of(`UD_LTE,${position('0')}`)).reports).toHaveLength(1);
    expect(decode(of(`UD2,${position('0')}`, '0007*')).reports).toHaveLength(1);
  });

  it.each([
    ['is not valid', { validity: 'V' }],
    ['has no satellite', { satellites: '0' }],
  ])('is no position when it %s', (_, how) => {
    expect(decode(of(`UD,${position('00000000', how)}`)).reports[0]).toEqual({
      fixTime: Date.UTC(2024, 4, 22, 21, 8, 18),
      batteryPercent: 55,
      signalPercent: 80,
    });
  });

  it.each([
    ['00010000', ['sos']],
    ['00020000', ['low_battery']],
    ['00000001', ['low_battery']],
    ['00100000', ['removal']],
    ['00200000', ['fall']],
    ['00110000', ['sos', 'removal']],
    ['00080000', undefined],
    ['00000000', ['sos']],
  ])('with the state %s has the alarms %j, also without a fix', (state, alarms) => {
    for (const validity of ['A', 'V'])
      expect(decode(of(`AL,${position(state, { validity })}`)).reports[0]!.alarms).toEqual(alarms);
  });

  it('that is no alarm has none without a reason', () => {
    expect(decode(of(`UD,${position('00000000')}`)).reports[0]).not.toHaveProperty('alarms');
    expect(decode(of(`UD2,${position('00010000')}`)).reports).toMatchObject([{ alarms: ['sos'] }]);
  });

  it.each(['V,00.000000,,00.0000000,', 'V,,,,', 'V,0,0,0,0'])('without a fix has its alarm beside %s', (place) => {
    const message = (kind: string, validity: string) =>
      decode(of(`${kind},220524,210818,${validity},0.00,0.0,0.0,0,100,67,0,0,00010000,2,0,605,1,0.0`));
    expect(message('ALCUSTOMER1', place)).toMatchObject({ reports: [{ batteryPercent: 67, alarms: ['sos'] }] });
    expect(message('AL_LTE', place).reports[0]).not.toHaveProperty('latitude');
    expect(message('AL', place.replace('V', 'A').replace('0,0,0,0', '0,X,0,Y'))).toMatchObject({ fault: 'malformed' });
  });

  it.each(['UD', 'UD2', 'AL'])('of the paper, %s, is read though its length is not the one that it says', (kind) => {
    const frame = decode(
      `[SG*8800000015*0087*${kind},220414,134652,A,22.571707,N,113.8613968,E,0.1,0.0,100,7,60,90,1000,50,0001,4,1,460,0,9360,4082,131,9360,4092,148,9360,4091,143,9360,4153,141]`,
    );
    expect(frame.reports).toMatchObject([
      {
        fixTime: Date.UTC(2014, 3, 22, 13, 46, 52),
        latitude: 22.571707,
        longitude: 113.8613968,
        altitudeMeters: 100,
        batteryPercent: 90,
        signalPercent: 60,
        alarms: ['low_battery'],
      },
    ]);
  });

  it('with an alarm is confirmed once it is stored', () => {
    const frame = decode(of(`AL,${position('00010000')}`, '0007*'));
    expect(frame.reply(stored)?.toString()).toBe('[3G*8800000015*0007*0002*AL]');
    expect(frame.reply({ isKnown: true, isStored: false })).toBeUndefined();
    expect(decode(of(`AL,${position('00080000')}`)).otherAlarms).toEqual(['geofence_enter']);
  });

  it.each([
    ['has no length', '[SG*8800000015*LK,50,100,100]', 'malformed'],
    ['has no kind', '[SG*8800000015*000A*,50,100,100]', 'malformed'],
    ['goes on behind its end', '[SG*8800000015*000D*LK,50,100,100]x', 'malformed'],
    ['has no number', '[SG**0002*LK]', 'malformed'],
    ['is a position cut short', of('UD,220524,210818,A,43.874831,N'), 'malformed'],
    ['has no state', of(`UD,${position('xyz')}`), 'malformed'],
    ['is of a kind that nobody knows', of('QQQ,1'), 'unknown_kind'],
  ])('is refused when it %s', (_, text, fault) => {
    expect(decode(text)).toMatchObject({ fault, reports: [] });
    expect(decode(text).reply(stored)).toBeUndefined();
  });

  it('of a pulse or a question is taken', () => {
    expect(decode(of('PULSE,72'))).toMatchObject({ uniqueId: '8800000015', reports: [] });
    expect(decode(of('TKQ')).reply(stored)?.toString()).toBe(of('TKQ'));
    expect(decode(of('INIT,13800138000,1')).reply(stored)?.toString()).toBe(of('INIT,1'));
  });
});

describe('commands to a watch', () => {
  const known = () => {
    const codec = watch.open();
    decode('[3G*8800000015*0002*LK]', codec);
    return codec;
  };

  it.each([
    [{ kind: 'locate_now' } as const, '[3G*8800000015*0002*CR]'],
    [{ kind: 'set_interval', seconds: 60 } as const, '[3G*8800000015*0009*UPLOAD,60]'],
    [{ kind: 'vibrate' } as const, '[3G*8800000015*0004*FIND]'],
    [{ kind: 'text', text: 'Әа' } as const, '[3G*8800000015*0010*MESSAGE,04D80430]'],
  ])('%j', (command, text) => {
    expect(known().encode(command, 7)!.toString()).toBe(text);
  });

  it('are numbered where the watch does so', () => {
    const codec = watch.open();
    decode('[CS*8800000015*0001*0002*LK]', codec);
    expect(codec.encode({ kind: 'locate_now' }, 0xab)!.toString()).toBe('[CS*8800000015*00AB*0002*CR]');
    expect(decode('[CS*8800000015*00AB*0002*CR]', codec).answer).toEqual({ text: 'CR', sequence: 0xab });
  });

  it('wait until it has named itself', () => {
    const codec = watch.open();
    decode('[3G*8800000015*LK]', codec);
    expect(codec.encode({ kind: 'locate_now' }, 1)).toBeUndefined();
  });

  it('are answered by their name', () => {
    expect(decode(of('UPLOAD,60'))).toMatchObject({ answer: { text: 'UPLOAD,60' }, reports: [] });
  });
});

describe('bytes of a watch', () => {
  const kindsOf = (text: string) =>
    [...new FrameReader(watch).push(Buffer.from(text, 'latin1'))].map(({ kind }) => kind);

  it('are found again after noise and after a message that was cut', () => {
    expect(kindsOf(`]x${of('LK')}${of('TKQ')}`)).toEqual(['fault', 'frame', 'frame']);
    expect(kindsOf(`${of('LK').slice(0, -3)}${of('LK')}`)).toEqual(['fault', 'frame']);
  });

  it.each([
    ['in a pair', '[LG_Wall-Mount A/C]e725'],
    ['that is open', 'my[wifi'],
    ['in two pairs', '[a][b]'],
  ])('have brackets of a network, %s', (_, name) => {
    const session = `${of(`UD,${position('0')},1,${name},66:a1:ed:e1:e7:25,-82`)}${of('LK')}`;
    for (let cut = 0; cut < session.length; cut++) {
      const reader = new FrameReader(watch);
      const chunks = [session.slice(0, cut), session.slice(cut)].map((text) => Buffer.from(text, 'latin1'));
      expect(chunks.flatMap((chunk) => [...reader.push(chunk)]).map(({ kind }) => kind)).toEqual(['frame', 'frame']);
    }
  });

  it('that never end, end the connection', () => {
    expect(kindsOf(`[3G*8800000015*FFFF*TK,${'x'.repeat(9_000)}`)).toEqual(['fault']);
  });
});
