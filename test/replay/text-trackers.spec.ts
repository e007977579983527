import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { deviceProtocols, FrameReader, type StreamPiece } from '#protocols';

interface TextVector {
  n: number;
  text?: string;
  hex?: string;
  stated?: 'none' | { timeUtc: string; lat: number; lon: number };
  expected: {
    decodesTo?: 'refusal';
    uniqueId?: string;
    position?: 'none' | { lat: number; lon: number };
    alarms?: string[];
    batteryPercent?: number;
  };
}

const receivedAt = Date.UTC(2026, 4, 3);

const vectorsOf = (name: string): TextVector[] => {
  const file = new URL(`./vectors/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { messages: TextVector[] }).messages;
};

describe.each(['h02', 'watch'] as const)('%s messages of another project’s test suite', (name) => {
  const vectors = vectorsOf(name).map((vector): [number, TextVector] => [vector.n, vector]);

  it.each(vectors)('%i decodes to what is stated there, or is refused', (_, { text, hex, stated, expected }) => {
    const bytes = hex === undefined ? Buffer.from(text!, 'latin1') : Buffer.from(hex, 'hex');
    const pieces = [...new FrameReader(deviceProtocols[name]).push(bytes)];
    expect(pieces.map(({ kind }) => kind)).toEqual(['frame']);
    const [piece] = pieces as [Extract<StreamPiece, { kind: 'frame' }>];
    const frame = deviceProtocols[name].open().decode(piece.frame, receivedAt);
    if (expected.decodesTo === 'refusal') {
      expect(frame).toMatchObject({ fault: 'malformed', reports: [] });
      expect(frame.reply({ isKnown: true, isStored: true })).toBeUndefined();
      return;
    }
    expect(frame.fault).toBeUndefined();
    expect(frame.uniqueId).toBe(expected.uniqueId);
    const [report] = frame.reports;
    expect([...(report?.alarms ?? [])].sort()).toEqual(expected.alarms);
    if (expected.batteryPercent !== undefined) expect(report?.batteryPercent).toBe(expected.batteryPercent);
    const place = expected.position === 'none' ? undefined : expected.position;
    if (stated) expect(place === undefined).toBe(stated === 'none');
    if (typeof stated === 'object') {
      expect(report!.fixTime).toBe(Date.parse(`${stated.timeUtc.replace(' ', 'T')}Z`));
      expect(report!.latitude).toBeCloseTo(stated.lat, 4);
      expect(report!.longitude).toBeCloseTo(stated.lon, 4);
    }
    if (!place) return expect(report?.latitude).toBeUndefined();
    expect(report).toMatchObject({ latitude: expect.closeTo(place.lat, 5), longitude: expect.closeTo(place.lon, 5) });
  });
});
