import type { RecordingType } from '#domain';

const webm = [0x1a, 0x45, 0xdf, 0xa3];
const text = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/**
 * The kind of sound that begins with these bytes, as browsers record it: WebM, the first page of Ogg, MP4. `undefined`: it goes on with
 * something, or is something else.
 */
export function beginningOf(bytes: Uint8Array): RecordingType | undefined {
  if (webm.every((byte, n) => bytes[n] === byte)) return 'audio/webm';
  if (text(bytes, 0, 4) === 'OggS' && ((bytes[5] ?? 0) & 2) === 2) return 'audio/ogg';
  return text(bytes, 4, 8) === 'ftyp' ? 'audio/mp4' : undefined;
}
