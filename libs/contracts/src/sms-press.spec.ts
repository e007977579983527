import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { importSmsKey, isSmsPressOf, readSmsPress, type SmsPress, writeSmsPress } from './sms-press.js';

const minute = 60_000;
const shortId = randomBytes(5).toString('base64url');
const position = { longitude: 76.912345, latitude: 43.256789, accuracyMeters: 14 };
const press = (more: Partial<SmsPress> = {}): SmsPress => ({
  id: randomUUID(),
  pressedAt: Date.UTC(2026, 10, 2, 9, 3),
  position,
  ...more,
});

describe('a press in an SMS', () => {
  let key: Awaited<ReturnType<typeof importSmsKey>>;
  beforeAll(async () => {
    key = await importSmsKey(randomBytes(32).toString('base64url'));
  });

  it('is one message of the basic alphabet, and reads as it was written', async () => {
    const given = press();
    const text = await writeSmsPress(key, shortId, given);
    expect(text).toMatch(/^QALQAN [0-9A-HJKMNP-TV-Z]{69}$/);
    const read = readSmsPress(text)!;
    expect(read).toMatchObject({ id: given.id, pressedAt: given.pressedAt, shortId });
    expect(read.position!.longitude).toBeCloseTo(position.longitude, 4);
    expect(read.position!.latitude).toBeCloseTo(position.latitude, 4);
    expect(read.position!.accuracyMeters).toBe(20);
    expect(await isSmsPressOf(key, read)).toBe(true);
  });

  it.each([
    [-180, -90],
    [180, 90],
    [0, 0],
  ])('keeps the ends of the world: %d, %d', async (longitude, latitude) => {
    const read = readSmsPress(
      await writeSmsPress(key, shortId, press({ position: { longitude, latitude, accuracyMeters: 9_999 } })),
    );
    expect(read!.position!.longitude).toBeCloseTo(longitude, 4);
    expect(read!.position!.latitude).toBeCloseTo(latitude, 4);
    expect(read!.position!.accuracyMeters).toBe(2_550);
  });

  it('needs no position', async () => {
    const read = readSmsPress(await writeSmsPress(key, shortId, press({ position: undefined })))!;
    expect(read.position).toBeUndefined();
    expect(await isSmsPressOf(key, read)).toBe(true);
  });

  it('is read with whatever a phone or a gateway puts around it', async () => {
    const text = await writeSmsPress(key, shortId, press());
    for (const around of [`  ${text}\n`, text.toLowerCase(), `Fwd: ${text}.`, text.replace(' ', '\n')])
      expect(await isSmsPressOf(key, readSmsPress(around)!)).toBe(true);
  });

  it('is believed only as it was signed, by this key', async () => {
    const text = await writeSmsPress(key, shortId, press());
    const read = readSmsPress(text)!;
    const another = await importSmsKey(randomBytes(32).toString('base64url'));
    expect(await isSmsPressOf(another, read)).toBe(false);
    for (const at of [1, 10, 24, 27, 32]) {
      const signed = read.signed.slice();
      signed[at]! ^= 1;
      expect(await isSmsPressOf(key, { ...read, signed })).toBe(false);
    }
  });

  it.each(['', 'QALQAN', 'QALQAN HELP', `QALQAN ${'U'.repeat(69)}`, `QALQAN ${'7'.repeat(69)}`, 'x'.repeat(500)])(
    'is not %j',
    (text) => {
      expect(readSmsPress(text)).toBeUndefined();
    },
  );

  it('keeps the minute, not the second', async () => {
    const given = press({ pressedAt: 5 * minute + 59_999 });
    expect(readSmsPress(await writeSmsPress(key, shortId, given))!.pressedAt).toBe(5 * minute);
  });
});
