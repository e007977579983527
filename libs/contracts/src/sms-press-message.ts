import { importSmsKey, isSmsPressOf, readSmsPress } from './sms-press.js';

/** What an SMS says, as the house takes a press (`PressMessage` of `#incidents`); `undefined`: it is no press of ours. */
export function pressMessageOf(text: string) {
  const read = readSmsPress(text);
  if (!read) return undefined;
  const { id, pressedAt, shortId, position } = read;
  const place = position && { longitude: position.longitude, latitude: position.latitude, fixTime: pressedAt };
  return {
    shortId,
    isOf: async (key: string) => isSmsPressOf(await importSmsKey(key), read),
    press: {
      ...{ id, pressedAt, place },
      trigger: 'sms' as const,
      ...(position && {
        fix: {
          fixTime: new Date(pressedAt).toISOString(),
          point: { type: 'Point', coordinates: [position.longitude, position.latitude] },
          accuracyMeters: position.accuracyMeters,
          source: 'sms',
        },
      }),
    },
  };
}
